import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { actingFor } from '../accounts/acting.ts'
import { findPerson } from '../person-store.ts'
import { mayEdit } from '../policy.ts'
import { withWholeDistrict } from '../sight-store.ts'
import { type AccessRow, linesAbout } from './access-store.ts'
import type { AccessLine, AccessList } from './contract.ts'

/**
 * Who looked at a record or changed it, found it by a number, or took it along in a list: for the person, their guardians, a trusted person who may see the record, and those who keep it. Officers appear as an office, not by name:
 * the office answers for what is done in it, and clerks are not exposed for doing their duty; whoever wants to complain quotes the line's number, by which the district's
 * auditor finds the name. Problems: 404, 403.
 */
export function listAccess(ctx: Context, id: string, page: { before?: string | undefined; limit: number }): Promise<AccessList> {
  return reading(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    if (!mayEdit(tx.actor, tx.district, person)) actingFor(tx, person.id, 'record')
    // Records that were merged into this one may be out of the reader's sight; what happened to them is about the same person.
    const rows = await withWholeDistrict(tx, () => linesAbout(tx, person.id, { ...page, limit: page.limit + 1 }))
    const lines = rows.slice(0, page.limit).map(shown)
    return { lines, next: rows.length > page.limit ? (lines.at(-1)?.id ?? null) : null }
  })
}

function shown(row: AccessRow): AccessLine {
  const by = writerOf(row)
  const office = row.roles.find(({ street, department }) => street !== null || department !== null)
  const purpose = row.details.purpose
  return {
    ...{
      id: row.id,
      at: row.at.toISOString(),
      lastAt: row.lastAt.toISOString(),
      action: row.action,
      kind: row.how ?? ('record' as const),
      by,
    },
    ...aboutOf(row),
    purpose: typeof purpose === 'string' ? purpose : null,
    name: ['self', 'guardian', 'trusted'].includes(by) ? row.name : null,
    office: by === 'officer' ? (office?.department ?? office?.street ?? null) : null,
    standingIn: Array.isArray(row.details.standInFor),
  }
}

/** For whom an account or a letter was, which fact it was about (the name of it, never what it says), and how a roster is called. */
function aboutOf({ action, details }: AccessRow): Pick<AccessLine, 'as' | 'fact' | 'list'> {
  const as = ['people.bind', 'people.unbind', 'people.make_letter'].includes(action) ? details.as : null
  const fact = action.endsWith('_fact') ? details.name : null
  const list = action === 'people.export_roster' ? details.name : null
  const [asText, factText, listText] = [as, fact, list].map((one) => (typeof one === 'string' ? one : null))
  return { as: asText ?? null, fact: factText ?? null, list: listText ?? null }
}

const staff = ['street_officer', 'department_officer', 'coordinator', 'auditor', 'administrator']

function writerOf({ actor, action, details, own, roles }: AccessRow): AccessLine['by'] {
  if (actor.startsWith('system:')) return 'system'
  // Who bound an account by a code became what the code was for.
  if (action === 'people.bind' && details.account === actor && ['self', 'guardian', 'trusted'].includes(String(details.as)))
    return details.as as 'self'
  if (details.as === 'guardian' && details.onBehalfOf) return 'guardian'
  if (details.as === 'trusted' && details.onBehalfOf) return 'trusted'
  if (roles.some(({ role }) => staff.includes(role))) return own && details.purpose === 'own' ? 'self' : 'officer'
  if (own) return 'self'
  return roles.some(({ role }) => role === 'provider') ? 'provider' : 'other'
}
