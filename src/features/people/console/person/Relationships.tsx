/** @jsxImportSource react */
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Family, Relationship } from '../../household/contract.ts'
import { mayText, periodText } from '../parts/say.ts'
import { paths } from '../paths.ts'
import { EndOnForm } from './EndOnForm.tsx'
import { RelationshipForm } from './RelationshipForm.tsx'
import type { Whole } from './use-person.ts'

/** Parents, guardians, carers, emergency contacts, trusted persons (代办), each way; the dated and limited ones say what and until when. */
export function Relationships({ whole, family, keeps }: { whole: Whole; family: Family; keeps: boolean }) {
  const words = useWords()
  return (
    <>
      <div className="panel-head">
        <h3>{words('console.people.relation.title')}</h3>
        {keeps && !whole.diedOn && (
          <AskButton kind="link" label={words('console.people.relation.add')} title={words('console.people.relation.add')}>
            {(close) => <RelationshipForm whole={whole} close={close} />}
          </AskButton>
        )}
      </div>
      {family.relationships.length === 0 && <p className="muted">{words('console.people.relation.none')}</p>}
      <ul className="plain-list">
        {family.relationships.map((one) => (
          <li key={`${one.id} ${one.direction}`}>
            <Line relationship={one} keeps={keeps} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Line({ relationship, keeps }: { relationship: Relationship; keeps: boolean }) {
  const words = useWords()
  const { today } = useInstallation()
  const { other, otherName, otherPhone, kind, direction, may, validTo } = relationship
  const over = validTo !== null && validTo <= today
  const name = other?.name ?? otherName ?? '–'
  const phone = other?.phone ?? otherPhone
  return (
    <div className="spread">
      <span>
        <span className="muted">{words(`console.people.relation.${direction}.${kind}`)}</span>{' '}
        {other ? <To path={`/people/${other.id}`}>{name}</To> : <b>{name}</b>} {phone && <span className="number">{phone}</span>}{' '}
        {over && <Tag>{words('console.people.relation.over')}</Tag>}
        <br />
        <span className="src">
          {[
            may.length > 0 && words('console.people.relation.may', { matters: may.map((one) => mayText(one, words)).join('、') }),
            periodText(relationship, words),
            relationship.source,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {keeps && !over && (
        <span className="line-actions">
          <AskButton
            kind="link"
            label={words('console.people.relation.end')}
            title={words('console.people.relation.end_title', { name })}
          >
            {(close) => (
              <EndOnForm
                path={paths.relationshipEnd(relationship.id)}
                button={words('console.people.relation.end')}
                label={words('console.people.relation.end_on')}
                done={words('console.people.relation.ended', { name })}
                close={close}
              />
            )}
          </AskButton>
          <ReasonButton
            label={words('console.people.withdraw')}
            title={words('console.people.relation.withdraw')}
            about={name}
            wish={(reason) => ({
              path: paths.relationshipWithdrawal(relationship.id),
              body: { reason },
              done: words('console.people.relation.withdrawn'),
            })}
          />
        </span>
      )}
    </div>
  )
}
