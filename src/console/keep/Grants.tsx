/** @jsxImportSource react */
import type { z } from 'zod'
import type { Role } from '../../platform/actor.ts'
import type { RoleGrants } from '../../platform/sign-in/contract.ts'
import { useRead, useReadInstallation } from '../api/use-read.ts'
import { AskButton } from '../parts/AskButton.tsx'
import { Loaded } from '../parts/States.tsx'
import { Tag } from '../parts/Tag.tsx'
import { WriteForm } from '../parts/WriteForm.tsx'
import { useDistrict } from '../session/place.ts'
import { useHolds, useInstallation } from '../session/session.tsx'
import { useWords } from '../words/words.ts'
import { GrantForm } from './GrantForm.tsx'

type Grant = z.output<typeof RoleGrants>['grants'][number]

const givenByCoordinators: readonly Role[] = ['department_officer', 'street_officer', 'provider']

/** The duties an account has and had, each with who gave it; new ones are given here and end here. */
export function Grants({ account, own }: { account: string; own: boolean }) {
  const words = useWords()
  const keeps = useHolds('administrator')
  const coordinates = useHolds('coordinator')
  const answer = useReadInstallation<z.output<typeof RoleGrants>>(`/accounts/${encodeURIComponent(account)}/grants`)
  return (
    <section>
      <h3>{words('console.grants.title')}</h3>
      <Loaded of={answer} rows={2}>
        {({ grants }) => (
          <>
            {grants.length === 0 && <p className="muted">{words('console.grants.none')}</p>}
            <ul className="plain-list">
              {grants.map((grant) => (
                <OneGrant
                  key={grant.id}
                  grant={grant}
                  mayEnd={!own && (keeps || (coordinates && givenByCoordinators.includes(grant.role)))}
                />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {!own && (keeps || coordinates) && (
        <AskButton label={words('console.grants.give')} title={words('console.grants.give')}>
          {(close) => <GrantForm account={account} roles={keeps ? undefined : givenByCoordinators} close={close} />}
        </AskButton>
      )}
    </section>
  )
}

function OneGrant({ grant, mayEnd }: { grant: Grant; mayEnd: boolean }) {
  const words = useWords()
  const { today } = useInstallation()
  const ended = grant.endsOn !== null && grant.endsOn <= today
  return (
    <li>
      <b>{words(`sign_in.role.${grant.role}`)}</b> <ScopeText grant={grant} />{' '}
      {ended && <Tag>{words('console.grants.ended')}</Tag>}
      <div className="src">
        {words('console.grants.by', { name: grant.grantedByName ?? grant.grantedBy, from: grant.startsOn })}
        {grant.endsOn && ` · ${words('console.grants.until', { day: grant.endsOn })}`}
      </div>
      {mayEnd && !ended && (
        <AskButton kind="link" label={words('console.grants.end')} title={words('console.grants.end')}>
          {(close) => (
            <WriteForm
              grave
              wish={() => ({ path: `/api/grants/${grant.id}/ending`, done: words('console.grants.ended_done') })}
              button={words('console.grants.end')}
              onDone={close}
              onCancel={close}
            >
              {() => <p>{words('console.grants.end_hint')}</p>}
            </WriteForm>
          )}
        </AskButton>
      )}
    </li>
  )
}

function ScopeText({ grant }: { grant: Grant }) {
  const { districts } = useInstallation()
  const district = useDistrict()
  const streets = useRead<{ streets: { code: string; name: string }[] }>('/streets').data?.streets
  const name = districts.find((one) => one.code === grant.district)?.name
  const street = grant.district === district ? streets?.find((one) => one.code === grant.street)?.name : undefined
  return (
    <span className="muted">
      {[name, grant.department, street ?? grant.street, grant.organization].filter(Boolean).join(' · ')}
    </span>
  )
}
