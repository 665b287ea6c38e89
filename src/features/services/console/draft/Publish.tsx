/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../../../../console/api/problem.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { Ask } from '../../../../console/parts/RecordDrawer.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict, useWritable } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { DraftView, Fault } from '../../rulebook/contract.ts'
import { FaultList } from '../editing/FaultList.tsx'
import { Panel } from '../parts/Panel.tsx'
import { dayBefore } from '../parts/rules.ts'
import { draftPaths, pageOf } from '../paths.ts'

/** The way from a draft to what holds: what stands in its way, or the question from which day; of a settled one, how it ended. */
export function Publish({ view, validFrom }: { view: DraftView; validFrom: string }) {
  const words = useWords()
  const writable = useWritable()
  // the question stays until it has been answered, also while the page already shows the draft as published
  const [asking, setAsking] = useState(false)
  const faults = view.faults.length
  const open = view.state === 'open'
  const own = ownWords(view.kind)
  return (
    <Panel title={words('console.rules.publish.title')}>
      {!open && <p>{words(`${own}.publish.${view.state}`)}</p>}
      {open && !view.mayPublish && <p>{words('console.rules.publish.not_yours')}</p>}
      {open && faults > 0 && <p className="unsure">{words('console.rules.publish.faulty', { n: faults })}</p>}
      {open && faults === 0 && <Weight view={view} />}
      {open && view.mayPublish && faults === 0 && (
        <button type="button" className="button main" disabled={!writable} onClick={() => setAsking(true)}>
          {words('console.rules.publish.open')}
        </button>
      )}
      {asking && (
        <Ask title={words('console.rules.publish.ask', { rule: view.name })} onClose={() => setAsking(false)}>
          <PublishForm view={view} validFrom={validFrom} close={() => setAsking(false)} />
        </Ask>
      )}
    </Panel>
  )
}

/** Sentences that name what is drafted: a rule or a service. */
const ownWords = (kind: DraftView['kind']): string => `console.${kind === 'rule' ? 'rules' : 'services.drafting'}`

/** What is known of whom it would affect. */
function Weight({ view: { impact } }: { view: DraftView }) {
  const words = useWords()
  if (impact?.state !== 'done') return <p className="muted">{words('console.rules.publish.no_impact')}</p>
  return (
    <p className={impact.stale ? 'unsure' : undefined}>
      {words(impact.stale ? 'console.rules.publish.stale' : 'console.rules.publish.changes', { n: figure(impact.changed) })}
    </p>
  )
}

function PublishForm({ view, validFrom, close }: { view: DraftView; validFrom: string; close(): void }) {
  const words = useWords()
  const district = useDistrict()
  const { today } = useInstallation()
  const navigate = useNavigate()
  const [day, setDay] = useState(validFrom)
  const [faults, setFaults] = useState<Fault[]>([])
  const own = ownWords(view.kind)
  const named = /^\d{4}-\d\d-\d\d$/.test(day)
  return (
    <WriteForm<{ validFrom: string }>
      button={words('console.rules.publish.do')}
      wish={(fields) => ({
        path: draftPaths(view.kind).publication(view.id),
        body: { validFrom: textOf(fields, 'validFrom') },
        done: words('console.rules.publish.done', { rule: view.name, day: textOf(fields, 'validFrom') }),
      })}
      onDone={(published) => {
        close()
        void navigate({ to: `/${district}${pageOf(view.kind, view.name)}`, search: { on: published.validFrom } as never })
      }}
      onRefused={(refusal) => setFaults(faultsOf(refusal))}
      onCancel={close}
    >
      {(wrong) => (
        <>
          {faults.length > 0 && <FaultList faults={faults} rule={view.name} />}
          <Field
            label={words('console.rules.publish.from')}
            hint={words('console.rules.publish.from_hint')}
            error={wrong('validFrom')}
          >
            {(told) => (
              <input
                {...told}
                type="date"
                name="validFrom"
                required
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            )}
          </Field>
          {named && (
            <ul className="publish-effects">
              <li>{words(`${own}.publish.effect_from`, { day })}</li>
              <li>{words('console.rules.publish.effect_until', { day: dayBefore(day) })}</li>
              <li>{words(`${own}.publish.effect_made`)}</li>
              <li>{words(`${own}.publish.effect_undo`)}</li>
            </ul>
          )}
          {named && day < today && <p className="unsure">{words('console.rules.publish.past', { today })}</p>}
          <Weight view={view} />
        </>
      )}
    </WriteForm>
  )
}

const faultsOf = (refusal: unknown): Fault[] =>
  refusal instanceof ApiProblem && Array.isArray(refusal.details.faults) ? (refusal.details.faults as Fault[]) : []
