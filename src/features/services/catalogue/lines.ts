import { type SettingsFault, SettingsProblem } from '../../../platform/settings-file.ts'
import { engines, type Line, lineKinds } from './contract.ts'

/** The features that keep a line: the engines of services, and those that keep what is not a service. */
export const lineFeatures: readonly string[] = [...new Set(['plans', ...engines, 'exchange', 'home', 'work', 'family', 'city'])]

const header = 'id\ttext\tkind\tfeature\tservices'

/**
 * Reads a district's `lines.tsv`: its header, then one row for each line of the district's own list. Throws a SettingsProblem that names every fault with the
 * row's id and line: an id that is no id or stands twice, a kind or feature there is not, services where the kind is another, or none where it is service.
 */
export function readLines(text: string, file: string): Line[] {
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  while (rows.at(-1) === '') rows.pop()
  const faults: SettingsFault[] = []
  const fault = (line: number, path: string, message: string) => faults.push({ line, path, message })
  if (rows[0] !== header) fault(1, '(header)', `expected ${header.replaceAll('\t', ' ⇥ ')}`)
  const seen = new Map<string, number>()
  const lines = rows.slice(1).map((row, index): Line => {
    const at = index + 2
    const cells = row.split('\t')
    const [id = '', said = '', kind = '', feature = '', named = ''] = cells.map((cell) => cell.trim())
    const services = named === '' ? [] : named.split(',').map((one) => one.trim())
    const refuse = (message: string) => fault(at, id || '(row)', message)
    if (cells.length !== 5) refuse(`expected 5 columns, found ${cells.length}`)
    if (!/^[A-Z]{2}-\d{3}[a-z]?$/.test(id)) refuse('expected an id such as QP-001')
    const first = seen.get(id)
    if (first !== undefined) refuse(`the id stands on line ${first} already`)
    else seen.set(id, at)
    if (said === '') refuse('expected the name and facts of the line')
    if (!isKind(kind)) refuse(`kind is ${kind || 'empty'}, expected ${lineKinds.join(', ')}`)
    if (!lineFeatures.includes(feature)) refuse(`feature is ${feature || 'empty'}, expected ${lineFeatures.join(', ')}`)
    if (kind === 'service' && services.length === 0) refuse('expected the services it is answered by')
    if (kind !== 'service' && services.length > 0) refuse(`expected no services with kind ${kind}`)
    if (new Set(services).size < services.length) refuse('names a service twice')
    return { id, text: said, kind: isKind(kind) ? kind : 'task', feature, services }
  })
  if (faults.length > 0) throw new SettingsProblem(file, faults)
  return lines
}

const isKind = (text: string): text is Line['kind'] => (lineKinds as readonly string[]).includes(text)
