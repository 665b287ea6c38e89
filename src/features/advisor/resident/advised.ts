import type { PageRequest } from '../../../platform/http/page.ts'
import { adviseByAnswers, adviseByRecord } from '../actions.ts'
import type { AdviceState } from '../advice/state.ts'
import type { Advice } from '../contract.ts'

/** The advice of what was answered so far: on somebody's record, or on the answers alone. */
export function adviceFor(
  { ctx }: Pick<PageRequest, 'ctx'>,
  { who, person, answers }: AdviceState,
  note: boolean,
): Promise<Advice> {
  const said = Object.fromEntries(answers)
  return person ? adviseByRecord(ctx, person, { answers: said, note }) : adviseByAnswers(ctx, { who, answers: said })
}
