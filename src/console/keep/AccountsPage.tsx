/** @jsxImportSource react */
import { useState } from 'react'
import type { z } from 'zod'
import type { Accounts } from '../../platform/sign-in/contract.ts'
import { withQuery } from '../api/fetch-json.ts'
import { useReadInstallation } from '../api/use-read.ts'
import { AskButton } from '../parts/AskButton.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { Field } from '../parts/Field.tsx'
import { WordsFilter } from '../parts/Filters.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { RecordDrawer } from '../parts/RecordDrawer.tsx'
import { Empty, Loaded } from '../parts/States.tsx'
import { textOf, WriteForm } from '../parts/WriteForm.tsx'
import { useAddress } from '../session/place.ts'
import { useHolds } from '../session/session.tsx'
import { instant } from '../words/instant.ts'
import { useLanguage, useWords } from '../words/words.ts'
import { AccountRecord, Secret } from './AccountRecord.tsx'
import { type AccountRow, AccountState } from './AccountState.tsx'

/** Who can sign in, and with which duties. */
export function AccountsPage() {
  const words = useWords()
  const keeps = useHolds('administrator')
  const [language] = useLanguage()
  const [{ words: search, open }, setAddress] = useAddress()
  const answer = useReadInstallation<z.output<typeof Accounts>>('/accounts', { search })
  const account = answer.data?.accounts.find((one) => one.id === open)
  return (
    <>
      <PageHead
        title={words('console.accounts.title')}
        note={words(keeps ? 'console.accounts.note' : 'console.accounts.note_coordinator')}
        actions={
          <>
            <a href={withQuery('/api/accounts.xlsx', { search, lang: language === 'en' ? 'en' : undefined })} download>
              {words('console.export_xlsx')}
            </a>
            {keeps && (
              <AskButton kind="button main" label={words('console.accounts.add')} title={words('console.accounts.add')}>
                {(close) => <NewAccountForm close={close} />}
              </AskButton>
            )}
          </>
        }
      />
      <div className="filters">
        <WordsFilter label={words('console.accounts.search')} />
      </div>
      <Loaded of={answer}>
        {({ accounts, more }) => (
          <>
            <AccountTable rows={accounts} open={open} onOpen={(id) => setAddress({ open: id })} />
            {more && <p className="muted">{words('console.accounts.more')}</p>}
          </>
        )}
      </Loaded>
      {account && (
        <RecordDrawer key={account.id} title={account.name} onClose={() => setAddress({ open: undefined })}>
          <AccountRecord account={account} />
        </RecordDrawer>
      )}
    </>
  )
}

function AccountTable({ rows, open, onOpen }: { rows: AccountRow[]; open?: string; onOpen(id: string): void }) {
  const words = useWords()
  return (
    <DataTable
      caption={words('console.accounts.title')}
      rows={rows}
      rowKey={(row) => row.id}
      current={open}
      empty={<Empty title={words('console.accounts.none')} />}
      columns={[
        {
          key: 'name',
          label: words('console.accounts.name'),
          heading: true,
          sort: (row) => row.name,
          cell: (row) => <NameCell row={row} onOpen={() => onOpen(row.id)} />,
        },
        {
          key: 'factor',
          label: words('console.account.two_factor'),
          cell: (row) => words(row.twoFactor ? 'console.accounts.yes' : 'console.accounts.no'),
          sort: (row) => Number(row.twoFactor),
        },
        { key: 'state', label: words('console.accounts.state'), cell: (row) => <AccountState row={row} /> },
        {
          key: 'created',
          label: words('console.accounts.created'),
          cell: (row) => instant(row.createdAt),
          sort: (row) => row.createdAt,
        },
      ]}
    />
  )
}

const NameCell = ({ row, onOpen }: { row: AccountRow; onOpen(): void }) => (
  <>
    <button type="button" className="link" onClick={onOpen}>
      {row.name}
    </button>
    <div className="src">{row.username}</div>
  </>
)

function NewAccountForm({ close }: { close(): void }) {
  const words = useWords()
  const [made, setMade] = useState<{ username: string; temporaryPassword: string }>()
  if (made) return <Secret username={made.username} password={made.temporaryPassword} onDone={close} />
  return (
    <WriteForm<{ username: string; temporaryPassword: string }>
      wish={(fields) => ({
        path: '/api/accounts',
        body: {
          username: textOf(fields, 'username'),
          name: textOf(fields, 'name'),
          identity: textOf(fields, 'identity') || undefined,
        },
      })}
      button={words('console.accounts.make')}
      onDone={setMade}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <Field label={words('console.accounts.name')} error={wrong('name')}>
            {(told) => <input {...told} name="name" required maxLength={60} />}
          </Field>
          <Field
            label={words('console.sign_in.username')}
            hint={words('console.accounts.username_hint')}
            error={wrong('username')}
          >
            {(told) => <input {...told} name="username" required autoCapitalize="none" autoComplete="off" />}
          </Field>
          <Field
            label={words('console.accounts.identity')}
            hint={words('console.accounts.identity_hint')}
            error={wrong('identity')}
          >
            {(told) => <input {...told} name="identity" maxLength={255} autoComplete="off" />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
