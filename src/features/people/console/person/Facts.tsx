/** @jsxImportSource react */

import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { FactOfPerson } from '../../facts/contract.ts'
import { usePurpose } from '../parts/purpose.ts'
import { factText, periodText } from '../parts/say.ts'
import { paths } from '../paths.ts'
import { FactForm } from './FactForm.tsx'
import { Panel } from './Panel.tsx'
import type { Whole } from './use-person.ts'

/** What is so about the person today, from when and by what source; added, ended or taken back as never so. */
export function Facts({ whole, keeps }: { whole: Whole; keeps: boolean }) {
  const words = useWords()
  return (
    <Panel
      title={words('console.people.facts.title')}
      actions={
        keeps && (
          <AskButton kind="link" label={words('console.people.facts.add')} title={words('console.people.facts.add')}>
            {(close) => <FactForm person={whole.id} close={close} />}
          </AskButton>
        )
      }
    >
      {whole.facts.length === 0 && <p className="muted">{words('console.people.facts.none')}</p>}
      <ul className="plain-list">
        {whole.facts.map((fact) => (
          <li key={fact.id ?? fact.name}>
            <Line fact={fact} may={keeps} />
          </li>
        ))}
      </ul>
      <Earlier person={whole.id} />
    </Panel>
  )
}

function Line({ fact, may }: { fact: FactOfPerson; may: boolean }) {
  const words = useWords()
  const { id } = fact
  return (
    <div className="spread">
      <span>
        <b className={fact.withdrawn ? 'struck' : undefined}>{factText(fact, words)}</b>{' '}
        {fact.derived && <Tag>{words('console.people.facts.derived')}</Tag>}
        {fact.withdrawn && <Tag>{words('console.people.facts.withdrawn')}</Tag>}
        <br />
        <span className="src">{`${periodText(fact, words)} · ${fact.source}`}</span>
      </span>
      {may && id && !fact.withdrawn && (
        <span className="line-actions">
          {fact.validTo === null && (
            <AskButton
              kind="link"
              label={words('console.people.facts.end')}
              title={words('console.people.facts.end_title', { fact: factText(fact, words) })}
            >
              {(close) => <EndForm id={id} close={close} />}
            </AskButton>
          )}
          <ReasonButton
            label={words('console.people.facts.wrong')}
            title={words('console.people.facts.wrong_title')}
            about={factText(fact, words)}
            hint={words('console.people.facts.wrong_hint')}
            wish={(reason) => ({
              path: paths.factCorrection(id),
              body: { reason },
              done: words('console.people.facts.wrong_done'),
            })}
          />
        </span>
      )}
    </div>
  )
}

function EndForm({ id, close }: { id: string; close(): void }) {
  const words = useWords()
  const { today } = useInstallation()
  return (
    <WriteForm
      wish={(fields) => ({
        path: paths.factEnd(id),
        body: { on: textOf(fields, 'on'), why: textOf(fields, 'why') || undefined },
        done: words('console.people.facts.ended'),
      })}
      button={words('console.people.facts.end')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <Field label={words('console.people.facts.end_on')} error={wrong('on')}>
            {(told) => <input {...told} type="date" name="on" required max={today} defaultValue={today} />}
          </Field>
          <Field label={words('console.people.facts.end_why')} error={wrong('why')}>
            {(told) => <textarea {...told} name="why" maxLength={500} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}

/** What was so before: read only when asked for, since reading it stays on record too. */
function Earlier({ person }: { person: string }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words('console.people.facts.earlier')}</summary>
      {open && <EarlierList person={person} />}
    </details>
  )
}

function EarlierList({ person }: { person: string }) {
  const words = useWords()
  const { today } = useInstallation()
  const [purpose] = usePurpose(person)
  const answer = useRead<{ facts: FactOfPerson[] }>(paths.facts(person), { purpose })
  return (
    <Loaded of={answer} rows={2}>
      {({ facts }) => {
        const over = facts.filter((fact) => fact.withdrawn || (fact.validTo !== null && fact.validTo <= today))
        if (over.length === 0) return <p className="muted">{words('console.people.facts.no_earlier')}</p>
        return (
          <ul className="plain-list">
            {over.map((fact) => (
              <li key={fact.id ?? fact.name}>
                <Line fact={fact} may={false} />
              </li>
            ))}
          </ul>
        )
      }}
    </Loaded>
  )
}
