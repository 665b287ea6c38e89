import { definePart } from '../../../platform/feature-parts.ts'
import { renewAllNumbers } from './actions.ts'

/** Keys are changed without anybody waiting: numbers move under the newest ones by night. */
export const part = definePart({
  jobs: {
    'people.renewNumbers': async (ctx) => {
      await renewAllNumbers(ctx)
    },
  },
  crontab: ['10 2 * * * people.renewNumbers'],
})
