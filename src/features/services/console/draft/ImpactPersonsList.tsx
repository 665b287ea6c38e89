/** @jsxImportSource react */
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { DraftView, Impact, ImpactPersons } from '../../rulebook/contract.ts'
import { useRulesByName } from '../parts/rules.ts'
import { outcomeText, useAmountText } from '../parts/said.ts'
import { useImpactPersons } from './use-impact.ts'

type Told = { view: DraftView; impact: Impact; unit: string | null }
type Person = ImpactPersons['persons'][number]
type Change = Impact['outcomes'][number]

/**
 * The changes with how many people each concerns, the drafted one's own first, then those of each rule that rests on it; and the people of whom the reader
 * keeps records; the others are counted.
 */
export function ImpactPersonsList({ view, impact, unit }: Told) {
  const words = useWords()
  const amount = useAmountText()
  const rules = useRulesByName(undefined)
  const subjects = [...new Set(impact.outcomes.map(({ subject }) => subject))]
  const [chosen, setChosen] = useState<Change>()
  const subject = chosen?.subject ?? view.name
  const persons = useImpactPersons(view.kind, view.id, impact, {
    subject,
    ...(chosen ? { before: chosen.before, after: chosen.after } : {}),
  })
  const unitOf = (name: string) => (name === view.name ? unit : (rules.get(name)?.unit ?? null))
  const said = (name: string) => (one: string) => outcomeText(one, unitOf(name), words, amount)
  return (
    <>
      {subjects.map((name) => (
        <section key={name} className="impact-subject" aria-label={name}>
          {subjects.length > 1 && (
            <h3>
              {name === view.name ? words('console.rules.impact.itself') : words('console.rules.impact.resting', { rule: name })}
            </h3>
          )}
          <ul className="impact-outcomes">
            {impact.outcomes
              .filter((one) => one.subject === name)
              .map((one) => (
                <li key={`${one.before} ${one.after}`}>
                  <button
                    type="button"
                    className={one === chosen ? 'chip on' : 'chip'}
                    aria-pressed={one === chosen}
                    onClick={() => setChosen(one === chosen ? undefined : one)}
                  >
                    {words('console.rules.impact.outcome', {
                      before: said(name)(one.before),
                      after: said(name)(one.after),
                      n: figure(one.n),
                    })}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <Persons answer={persons} outcome={said(subject)} />
    </>
  )
}

function Persons({ answer, outcome }: { answer: ReturnType<typeof useImpactPersons>; outcome(one: string): string }) {
  const words = useWords()
  const streets = useRead<{ streets: { code: string; name: string }[] }>('/streets').data?.streets ?? []
  if (answer.error) return <Refused error={answer.error} retry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={4} />
  const rows = answer.data.pages.flatMap(({ persons }) => persons)
  const hidden = answer.data.pages[0]?.hidden ?? 0
  const columns: Column<Person>[] = [
    {
      key: 'name',
      label: words('console.rules.impact.name'),
      heading: true,
      cell: (person) => <To path={`/people/${person.id}`}>{person.name}</To>,
      sort: (person) => person.name,
    },
    { key: 'born', label: words('console.rules.impact.born'), cell: (person) => person.bornOn, sort: (person) => person.bornOn },
    {
      key: 'street',
      label: words('console.rules.impact.street'),
      cell: (person) => streets.find(({ code }) => code === person.street)?.name ?? person.street,
      sort: (person) => person.street,
    },
    { key: 'before', label: words('console.rules.impact.before'), cell: (person) => outcome(person.before) },
    { key: 'after', label: words('console.rules.impact.after'), cell: (person) => <b>{outcome(person.after)}</b> },
  ]
  return (
    <>
      {rows.length > 0 && (
        <div className="rule-scroll">
          <DataTable
            caption={words('console.rules.impact.persons')}
            rows={rows}
            rowKey={(person) => person.id}
            columns={columns}
            empty={null}
            sortName="order"
          />
        </div>
      )}
      {hidden > 0 && (
        <p className="muted">
          {words(rows.length > 0 ? 'console.rules.impact.hidden_besides' : 'console.rules.impact.hidden', { n: figure(hidden) })}
        </p>
      )}
      {answer.hasNextPage && (
        <button
          type="button"
          className="button more"
          disabled={answer.isFetchingNextPage}
          onClick={() => void answer.fetchNextPage()}
        >
          {words('console.rules.impact.next', { shown: rows.length })}
        </button>
      )}
    </>
  )
}
