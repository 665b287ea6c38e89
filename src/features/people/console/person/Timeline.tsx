/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { LifeEvent } from '../../life/contract.ts'
import { FoldedList } from '../parts/FoldedList.tsx'
import { addressText, factText } from '../parts/say.ts'
import { Panel } from './Panel.tsx'
import type { Whole } from './use-person.ts'

/** What happened when, newest first: events, homes, situations as they began. */
export function Timeline({ whole, events }: { whole: Whole; events: LifeEvent[] }) {
  const words = useWords()
  const lines = linesOf(whole, events, words)
  return (
    <Panel title={words('console.people.timeline.title')}>
      {lines.length === 0 && <p className="muted">{words('console.people.timeline.none')}</p>}
      <FoldedList all={lines} open={5} keyOf={({ on, text }) => `${on} ${text}`}>
        {({ on, text }) => (
          <>
            <span className="muted number">{on}</span> {text}
          </>
        )}
      </FoldedList>
    </Panel>
  )
}

function linesOf(whole: Whole, events: LifeEvent[], words: Words): { on: string; text: string }[] {
  const happened = events
    .filter(({ undone }) => undone === null)
    .map(({ on, kind }) => ({ on, text: words(`console.people.life.kind.${kind}`) }))
  const lived = whole.addresses.map((one) => ({
    on: one.validFrom,
    text: words('console.people.timeline.address', {
      kind: words(`console.people.addresses.${one.kind}`),
      place: addressText(one),
    }),
  }))
  const situations = whole.facts.map((fact) => ({ on: fact.validFrom, text: factText(fact, words) }))
  const born =
    whole.bornOn && !events.some(({ kind }) => kind === 'born')
      ? [{ on: whole.bornOn, text: words('console.people.life.kind.born') }]
      : []
  return [...happened, ...lived, ...situations, ...born].sort((a, b) => b.on.localeCompare(a.on))
}
