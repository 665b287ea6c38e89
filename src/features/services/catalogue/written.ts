import { inOrder } from '../rulebook/order.ts'
import { Service } from './contract.ts'

/** An entry as somebody would write it: in the order of the files, and without the empty lists that nobody writes. */
export function writtenEntry({ moves, lines, ...rest }: Service): Record<string, unknown> {
  const named = { ...(moves.length > 0 ? { moves } : {}), ...(lines.length > 0 ? { lines } : {}) }
  return inOrder<Record<string, unknown>>({ ...rest, ...named }, Object.keys(Service.shape))
}
