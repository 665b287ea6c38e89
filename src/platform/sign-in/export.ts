import { dayOf } from '../clock.ts'
import { reading, transaction } from '../database/transaction.ts'
import { type Column, spreadsheet, workbookOf } from '../files/workbook.ts'
import type { Download } from '../http/endpoint.ts'
import { type Language, type Words, wordsOf, wordTable } from '../words/words.ts'
import { type ListedAccount, searchAccounts } from './accounts.ts'
import { type GrantRow, grantsOfAll } from './grants-store.ts'
import { type Context, inInstallation } from './installation.ts'
import type { LockOut } from './lock-out.ts'
import { coordinatedBy, mayKeepAccounts } from './policy.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

const chinese = wordTable([zh])
const book: Record<Language, Words> = { zh: wordsOf(chinese), en: wordsOf(wordTable([en]), chinese) }

/** The most accounts that one workbook takes. */
const most = 20_000

type Row = ListedAccount & { grants: GrantRow[] }

/**
 * The list of accounts as a workbook, as the caller may see it (a coordinator those of their districts, with the duties there), by the same words as on
 * the page; that it was taken along stands in the record of deeds. No password, no key, no address is in it.
 */
export async function exportAccounts(
  ctx: Context,
  wish: { search: string; lang: Language },
  lockOut: LockOut,
): Promise<Download> {
  const words = book[wish.lang]
  const { accounts } = await searchAccounts(ctx, wish.search, lockOut, most)
  const districts = mayKeepAccounts(ctx.actor) ? undefined : coordinatedBy(ctx.actor)
  const grants = await reading(inInstallation(ctx), ({ db }) =>
    grantsOfAll(
      db,
      accounts.map((account) => account.id),
      { on: ctx.clock.today(), districts },
    ),
  )
  const byAccount = Map.groupBy(grants, (grant) => grant.account)
  await transaction(inInstallation(ctx), (tx) =>
    tx.audit('accounts.export', 'accounts', { search: wish.search, rows: accounts.length }),
  )
  const title = words('sign_in.export.title')
  const body = workbookOf<Row>({
    name: title,
    title: `${title}（${accounts.length}）`,
    notes: [words('sign_in.export.as_of', { day: ctx.clock.today(), real: dayOf(new Date()) })],
    columns: columnsOf(words),
    rows: accounts.map((account) => ({ ...account, grants: byAccount.get(account.id) ?? [] })),
  })
  return { download: { name: `${title} ${dayOf(new Date())}.xlsx`, mediaType: spreadsheet, body } }
}

function columnsOf(words: Words): Column<Row>[] {
  const heading = (name: string) => words(`sign_in.export.column.${name}`)
  const yes = (is: boolean) => words(is ? 'sign_in.export.yes' : 'sign_in.export.no')
  return [
    { heading: heading('name'), width: 22, of: (row) => row.name },
    { heading: heading('username'), width: 22, of: (row) => row.username },
    { heading: heading('duties'), width: 52, of: (row) => row.grants.map((grant) => dutyOf(grant, words)).join('；') || null },
    { heading: heading('state'), width: 12, of: (row) => words(`sign_in.export.state.${stateOf(row)}`) },
    { heading: heading('two_factor'), width: 12, of: (row) => yes(row.twoFactor) },
    { heading: heading('identity'), width: 12, of: (row) => yes(row.identity) },
    { heading: heading('created'), width: 12, kind: 'day', of: (row) => dayOf(row.createdAt) },
    { heading: heading('deactivated'), width: 12, kind: 'day', of: (row) => row.deactivatedAt && dayOf(row.deactivatedAt) },
  ]
}

const dutyOf = ({ role, district, department, street, organization, endsOn }: GrantRow, words: Words) =>
  [words(`sign_in.role.${role}`), district, department, street, organization, endsOn && `–${endsOn}`].filter(Boolean).join(' ')

const stateOf = ({ deactivatedAt, lockedUntil, mustChangePassword }: ListedAccount) =>
  deactivatedAt ? 'inactive' : lockedUntil ? 'locked' : mustChangePassword ? 'temporary' : 'active'
