import { z } from 'zod'
import { installationDistrict } from '../context.ts'
import { inDistrict, transaction } from '../database/transaction.ts'
import { endpoint } from '../http/endpoint.ts'
import { Problem } from '../problem.ts'
import { checkCalendarYear } from './check.ts'
import { CalendarYear } from './contract.ts'
import { listCalendarYears, saveCalendarYear } from './store.ts'

const Years = z.object({ years: z.array(CalendarYear.extend({ setBy: z.string() })) })

export const calendarRoutes = [
  endpoint({
    ...{ id: 'listCalendarYears', method: 'get', path: '/calendar', scope: 'public', summary: '工作日历：各年的节假日与调休' },
    reply: Years,
    run: async (ctx) => ({ years: await listCalendarYears(ctx.databases.app) }),
  }),
  endpoint({
    ...{
      id: 'setCalendarYear',
      method: 'put',
      path: '/calendar/{year}',
      scope: ['administrator'],
      summary: '录入一年的节假日与调休',
    },
    params: z.object({ year: z.coerce.number().int().min(1950).max(2100) }),
    body: CalendarYear.omit({ year: true }),
    reply: z.object({ year: z.number() }),
    run: async (ctx, { params, body }) => {
      const year = { ...body, year: params.year }
      const faults = checkCalendarYear(year)
      if (faults.length > 0)
        throw new Problem(422, 'calendar_year_invalid', {
          faults: faults.map((fault) => `${fault.path} ${fault.code}`).join('; '),
          list: faults,
        })
      return await transaction(inDistrict(ctx, installationDistrict), async (tx) => {
        await saveCalendarYear(tx, year, 'person')
        await tx.audit('calendar.set_year', String(params.year), {
          source: year.source,
          holidays: year.holidays,
          workdays: year.workdays,
        })
        return { year: params.year }
      })
    },
  }),
]
