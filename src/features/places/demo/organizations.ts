import { dayNumber } from '../../../platform/synthetic/days.ts'
import { organizationCheckCharacter } from '../organization-code.ts'
import type { Drawing } from './draft.ts'
import { source } from './draft.ts'

/** Who runs facilities: chosen by whether it is public and of what domain. */
export type Operators = { of(publicly: boolean, child: boolean): string }

const kinds = [
  ['public_institution', '社会福利事业中心', true, false, 4],
  ['public_institution', '学前教育事业中心', true, true, 4],
  ['social', '养老服务中心', false, false, 12],
  ['enterprise', '养老服务有限公司', false, false, 9],
  ['social', '托育服务中心', false, true, 5],
  ['enterprise', '托育服务有限公司', false, true, 7],
] as const

/** The organizations that run a district's facilities. Their codes (GB 32100) are of division 99…, which does not exist. */
export function drawOperators(drawing: Drawing): Operators {
  const chance = drawing.chance('organizations')
  const { district } = drawing.making
  const made: { id: string; publicly: boolean; child: boolean }[] = []
  let serial = 0
  for (const [kind, name, publicly, child, count] of kinds) {
    for (let n = 0; n < count; n += 1) {
      serial += 1
      const id = drawing.id('organization')
      const body = `${kind === 'enterprise' ? '91' : kind === 'social' ? '52' : '12'}99${district.slice(2)}${`MA${district.slice(3)}${String(serial).padStart(3, '0')}`}X`
      const word = `${chance.oneOf([...'知望听枕拾映栖长青晴'])}${chance.oneOf([...'禾舒溪光云川岚和'])}`
      drawing.row('organization', [
        ...[
          id,
          body + organizationCheckCharacter(body),
          `${word}${district.slice(4)}${String(serial).padStart(2, '0')}号${name}（演示）`,
          kind,
        ],
        ...[`021-0000${String(serial).padStart(4, '0')}`, true, source, drawing.known(dayNumber('2018-12-01'))],
      ])
      made.push({ id, publicly, child })
    }
  }
  return {
    of: (publicly, child) => chance.oneOf(made.filter((one) => one.publicly === publicly && one.child === child)).id,
  }
}
