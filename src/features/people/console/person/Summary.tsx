/** @jsxImportSource react */
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Family, Relationship } from '../../household/contract.ts'
import { addressText, factText } from '../parts/say.ts'
import type { Whole } from './use-person.ts'

const calledFirst = ['guardian', 'carer', 'emergency_contact', 'trusted'] as const

/** What one needs with the telephone in hand: in what situation, where, with whom, whom to call. */
export function Summary({ whole, family }: { whole: Whole; family: Family | undefined }) {
  const words = useWords()
  const home = whole.addresses.find(({ kind, validTo }) => kind === 'residence' && validTo === null)
  const together = (family?.living?.members ?? []).filter(({ person }) => person.id !== whole.id)
  const calls = calledFirst.flatMap((kind) =>
    (family?.relationships ?? []).filter((one) => one.kind === kind && one.direction === 'of'),
  )
  return (
    <section className={whole.diedOn ? 'person-head dead' : 'person-head'} aria-label={words('console.people.summary.title')}>
      <ul className="tags">
        {whole.facts
          .filter(({ value, derived }) => value !== 'false' && value !== '无' && !(derived && value !== 'true')) // counts of heads are not a situation
          .map((fact) => (
            <li key={fact.name}>
              <Tag tone={fact.sensitive === 'none' ? 'act' : 'wait'}>{factText(fact, words)}</Tag>
            </li>
          ))}
        {whole.facts.length === 0 && <li className="muted">{words('console.people.facts.none')}</li>}
      </ul>
      <dl className="facts">
        <dt>{words('console.people.list.phone')}</dt>
        <dd className="number">{whole.phone ? <a href={`tel:${whole.phone.replace(/[^\d+]/g, '')}`}>{whole.phone}</a> : '–'}</dd>
        <dt>{words('console.people.list.home')}</dt>
        <dd>{home ? addressText(home) : '–'}</dd>
        {family && (
          <>
            <dt>{words('console.people.summary.together')}</dt>
            <dd>
              {together.length === 0 && !family.living?.hidden && words('console.people.summary.nobody')}
              {together.map(({ id, role, person }, at) => (
                <span key={id}>
                  {at > 0 && '、'}
                  <To path={`/people/${person.id}`}>{person.name}</To>
                  <span className="muted">{`（${words(`console.people.role.${role}`)}${person.age === null ? '' : `，${words('console.people.age', { age: person.age })}`}）`}</span>
                </span>
              ))}
              {family.living && family.living.hidden > 0 && (
                <span className="muted">{` ${words('console.people.family.hidden_members', { n: family.living.hidden })}`}</span>
              )}
            </dd>
          </>
        )}
        {calls.length > 0 && (
          <>
            <dt>{words('console.people.summary.calls')}</dt>
            <dd>
              {calls.map((one) => (
                <div key={one.id}>
                  <Contact relationship={one} />
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Contact({ relationship: { kind, other, otherName, otherPhone } }: { relationship: Relationship }) {
  const words = useWords()
  const phone = other ? other.phone : otherPhone
  return (
    <>
      {other ? <To path={`/people/${other.id}`}>{other.name}</To> : otherName}{' '}
      <span className="muted">{words(`console.people.relation.of.${kind}`)}</span>{' '}
      {phone && (
        <span className="number">
          {phone.includes('*') ? phone : <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>}
        </span>
      )}
    </>
  )
}
