/** @jsxImportSource preact */
import type { Advice, AdviceItem } from '../contract.ts'
import { factText, gainInShort, inGroup, listed, type Speech, said, whoText } from '../words.ts'

/** What a sheet of A4 has room for in large type: lines, and letters in one. A name is larger than a line. */
const room = { lines: 35, letters: 40, name: 1.35 }
const mostNames = { more: 24, needs: 10 }

/** The advice on one sheet of paper in large type: what one may have first, as much of it as fits with a line of its own, the rest by name. */
export function Sheet({ advice, speech }: { advice: Advice; speech: Speech }) {
  const { words } = speech
  const yes = inGroup(advice.items, 'yes')
  const needs = inGroup(advice.items, 'needs')
  const { told, named } = shared(yes, needs, speech)
  const common = commonDocument(yes)
  return (
    <section class="sheet" aria-label={words('advisor.sheet.title')}>
      <p>
        {words('advisor.sheet.head', {
          name: advice.name ?? words(`advisor.sheet.for.${advice.who}`),
          on: advice.on,
          n: yes.length,
        })}
      </p>
      <ol>
        {told.map((item) => (
          <li key={item.service.id}>
            <b>{said(item.service.name, speech.language)}</b>
            <span>{noteOf(item, speech, common)}</span>
          </li>
        ))}
      </ol>
      {named.length > 0 && (
        <Names title={words('advisor.sheet.more', { n: named.length })} items={named} speech={speech} atMost={mostNames.more} />
      )}
      {needs.length > 0 && (
        <Names
          title={words('advisor.sheet.needs', {
            n: needs.length,
            facts: listed(
              commonest(needs).map((name) => factText(name, words)),
              words,
            ),
          })}
          items={needs}
          speech={speech}
          atMost={mostNames.needs}
        />
      )}
      {told.length > 0 && common !== '' && <p>{words('advisor.sheet.sources', { document: common })}</p>}
      <p class="foot">{words('advisor.sheet.foot', { n: inGroup(advice.items, 'no').length })}</p>
    </section>
  )
}

/** Which services have lines of their own, as far as there is room beside the names of the rest, and which are only named. */
export function shared(
  yes: readonly AdviceItem[],
  needs: readonly AdviceItem[],
  speech: Speech,
): { told: AdviceItem[]; named: AdviceItem[] } {
  const common = commonDocument(yes)
  const lineOf = (item: AdviceItem) => room.name + Math.ceil(widthOf(noteOf(item, speech, common)) / room.letters)
  const linesOf = (items: readonly AdviceItem[], most: number, title: number) =>
    items.length === 0
      ? 0
      : Math.ceil(
          (title +
            widthOf(
              items
                .slice(0, most)
                .map(({ service }) => said(service.name, speech.language))
                .join('、'),
            )) /
            room.letters,
        )
  let count = yes.length
  const lines = () =>
    yes.slice(0, count).reduce((sum, item) => sum + lineOf(item), 0) +
    linesOf(yes.slice(count), mostNames.more, 12) +
    linesOf(needs, mostNames.needs, 70)
  while (count > 0 && lines() > room.lines) count -= 1
  return { told: yes.slice(0, count), named: yes.slice(count) }
}

/** What it is and gives, whom to ask, and where it is printed: of the document that most cite, the place alone. */
const noteOf = ({ service, gains }: AdviceItem, { words, language }: Speech, common: string): string =>
  [
    said(service.says, language),
    ...gains.map((gain) => gainInShort(gain, words)),
    words('advisor.sheet.ask', { who: whoText(service, words) }),
    words('advisor.sheet.source', { source: service.cited.document === common ? service.cited.place : service.source }),
  ].join(' ')

/** The document that most of the services cite. */
function commonDocument(items: readonly AdviceItem[]): string {
  const counts = new Map<string, number>()
  for (const { service } of items) counts.set(service.cited.document, (counts.get(service.cited.document) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** Han letters are as wide as two Latin ones. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1 : 0.55), 0)

function Names({ title, items, speech, atMost }: { title: string; items: AdviceItem[]; speech: Speech; atMost: number }) {
  const { words, language } = speech
  const shown = items.slice(0, atMost).map(({ service }) => said(service.name, language))
  return (
    <p>
      <b>{title}</b>
      {listed(shown, words)}
      {items.length > atMost && words('advisor.sheet.and_more', { n: items.length - atMost })}
    </p>
  )
}

/** The facts that most of them wait for. */
function commonest(items: readonly AdviceItem[]): string[] {
  const counts = new Map<string, number>()
  for (const { missing } of items) for (const name of missing) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([name]) => name)
}
