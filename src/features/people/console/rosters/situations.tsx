/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { RosterFact, RosterFilter } from '../../rosters/contract.ts'
import { paths } from '../paths.ts'
import { Chosen } from './Chosen.tsx'
import type { Told } from './conditions.tsx'
import { spokenSpan } from './sentence.ts'

type Line = NonNullable<RosterFilter['facts']>[number]

const useFacts = (): RosterFact[] => useRead<{ facts: RosterFact[] }>(paths.rosterFacts).data?.facts ?? []

/** Situations line by line: every line holds, of several in one line one is enough; or none of them. */
export function Situations({ filter, change }: Told) {
  const words = useWords()
  const facts = useFacts()
  const lines = filter.facts ?? []
  const options = optionsOf(facts)
  const setLine = (at: number, line: Line | undefined) =>
    change({ facts: line ? lines.map((one, index) => (index === at ? line : one)) : lines.filter((_, index) => index !== at) })
  return (
    <fieldset className="condition">
      <legend>{words('console.people.rosters.situations')}</legend>
      {lines.length > 0 && <p className="hint">{words('console.people.rosters.situations_hint')}</p>}
      {lines.map((line, at) => (
        <div key={`line-${at.toString()}`} className="condition-line">
          <select
            className="chip"
            aria-label={words('console.people.rosters.situations')}
            value={line.not ? 'not' : ''}
            onChange={(event) => setLine(at, { ...line, not: event.target.value === 'not' })}
          >
            <option value="">{words('console.people.rosters.has')}</option>
            <option value="not">{words('console.people.rosters.has_not')}</option>
          </select>
          <Chosen
            label={words('console.people.rosters.add_or')}
            options={options}
            chosen={line.anyOf.map(codeOf)}
            onChange={(codes) => setLine(at, codes.length > 0 ? { ...line, anyOf: codes.map(factOf) } : undefined)}
          />
        </div>
      ))}
      <select
        className="chip"
        aria-label={words('console.people.rosters.add_line')}
        value=""
        onChange={(event) =>
          event.target.value && change({ facts: [...lines, { anyOf: [factOf(event.target.value)], not: false }] })
        }
      >
        <option value="">{words('console.people.rosters.add_line')}</option>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </fieldset>
  )
}

/** What has not happened for so many days, or never as far as is known. */
export function Spans({ filter, change }: Told) {
  const words = useWords()
  const days = useFacts().filter(({ type }) => type === 'date')
  const spans = filter.notSince ?? []
  if (days.length === 0 && spans.length === 0) return null
  return (
    <fieldset className="condition">
      <legend>{words('console.people.rosters.since')}</legend>
      {spans.map((span, at) => (
        <span key={span.fact} className="condition-line">
          <input
            className="chip days"
            inputMode="numeric"
            maxLength={4}
            aria-label={words('console.people.rosters.since_days')}
            value={span.days}
            onChange={(event) => {
              const n = Number(event.target.value.replace(/\D/g, ''))
              if (n >= 1 && n <= 3660) change({ notSince: spans.map((one, index) => (index === at ? { ...one, days: n } : one)) })
            }}
          />
          <button
            type="button"
            className="chip on"
            aria-label={words('console.people.rosters.remove', { what: span.fact })}
            onClick={() => change({ notSince: spans.filter((_, index) => index !== at) })}
          >
            {words('console.people.rosters.not_since', { days: span.days, fact: spokenSpan(span.fact) })}{' '}
            <span aria-hidden="true">×</span>
          </button>
        </span>
      ))}
      <select
        className="chip"
        aria-label={words('console.people.rosters.since_add')}
        value=""
        onChange={(event) => event.target.value && change({ notSince: [...spans, { fact: event.target.value, days: 30 }] })}
      >
        <option value="">{words('console.people.rosters.since_add')}</option>
        {days
          .filter(({ name }) => !spans.some(({ fact }) => fact === name))
          .map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
      </select>
    </fieldset>
  )
}

/** A kind that holds, and each of its levels: `失能`, `失能=重度`. */
const optionsOf = (facts: RosterFact[]) =>
  facts
    .filter(({ type }) => type === 'boolean' || type === 'level')
    .flatMap(({ name, values }) => [
      { code: name, name },
      ...values.map((value) => ({ code: `${name}=${value}`, name: `${name}：${value}` })),
    ])

const codeOf = ({ name, values }: Line['anyOf'][number]): string => (values ? `${name}=${values.join('|')}` : name)

function factOf(code: string): Line['anyOf'][number] {
  const [name = '', value] = code.split('=')
  return value === undefined ? { name } : { name, values: value.split('|') }
}
