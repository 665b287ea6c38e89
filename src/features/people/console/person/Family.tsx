/** @jsxImportSource react */
import type { UseQueryResult } from '@tanstack/react-query'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Family as FamilyShape, Household } from '../../household/contract.ts'
import { homeText, whoText } from '../parts/say.ts'
import { paths } from '../paths.ts'
import { EndOnForm } from './EndOnForm.tsx'
import { AddMemberForm, NewHouseholdForm } from './HouseholdForms.tsx'
import { Panel } from './Panel.tsx'
import { Relationships } from './Relationships.tsx'
import type { Whole } from './use-person.ts'

/** Those one lives with, those on the same register, those one is related to: together, and how many more the reader may not see. */
export function Family({ whole, answer, keeps }: { whole: Whole; answer: UseQueryResult<FamilyShape>; keeps: boolean }) {
  const words = useWords()
  return (
    <Panel title={words('console.people.family.title')}>
      <Loaded of={answer} rows={3}>
        {(family) => (
          <>
            {family.hidden > 0 && <p className="notice">{words('console.people.family.hidden', { n: family.hidden })}</p>}
            {(['living', 'registered'] as const).map((kind) => (
              <HouseholdPart key={kind} kind={kind} household={family[kind]} whole={whole} keeps={keeps} />
            ))}
            <Relationships whole={whole} family={family} keeps={keeps} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

type Part = { kind: 'living' | 'registered'; household: Household | null; whole: Whole; keeps: boolean }

function HouseholdPart({ kind, household, whole, keeps }: Part) {
  const words = useWords()
  return (
    <>
      <div className="panel-head">
        <h3>{words(`console.people.family.${kind}`)}</h3>
        {keeps && !whole.diedOn && (
          <span className="line-actions">
            {household ? (
              <AskButton
                kind="link"
                label={words('console.people.family.add_member')}
                title={words('console.people.family.add_member')}
              >
                {(close) => <AddMemberForm household={household} close={close} />}
              </AskButton>
            ) : (
              <AskButton
                kind="link"
                label={words('console.people.family.make')}
                title={words(`console.people.family.make_${kind}`)}
              >
                {(close) => <NewHouseholdForm kind={kind} whole={whole} close={close} />}
              </AskButton>
            )}
          </span>
        )}
      </div>
      {household ? (
        <>
          <p className="src">{[homeText(household), household.line].filter(Boolean).join(' ') || '–'}</p>
          <ul className="plain-list">
            {household.members.map((member) => (
              <li key={member.id}>
                <MemberLine member={member} self={member.person.id === whole.id} keeps={keeps} />
              </li>
            ))}
            {household.hidden > 0 && (
              <li className="muted">{words('console.people.family.hidden_members', { n: household.hidden })}</li>
            )}
          </ul>
        </>
      ) : (
        <p className="muted">{words(`console.people.family.no_${kind}`)}</p>
      )}
    </>
  )
}

function MemberLine({ member, self, keeps }: { member: Household['members'][number]; self: boolean; keeps: boolean }) {
  const words = useWords()
  const { person } = member
  return (
    <div className="spread">
      <span>
        {self ? <b>{person.name}</b> : <To path={`/people/${person.id}`}>{person.name}</To>}{' '}
        <span className="muted">
          {[
            words(`console.people.role.${member.role}`),
            whoText(person, words),
            words('console.people.since', { from: member.validFrom }),
            person.diedOn && words('console.people.died'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {keeps && (
        <AskButton
          kind="link"
          label={words('console.people.family.leave')}
          title={words('console.people.family.leave_title', { name: person.name })}
        >
          {(close) => (
            <EndOnForm
              path={paths.memberEnd(member.id)}
              button={words('console.people.family.leave')}
              label={words('console.people.family.leave_on')}
              done={words('console.people.family.left', { name: person.name })}
              close={close}
            />
          )}
        </AskButton>
      )}
    </div>
  )
}
