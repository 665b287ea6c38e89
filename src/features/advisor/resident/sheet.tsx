/** @jsxImportSource preact */
import type { Advice } from '../contract.ts'
import { inGroup, type Speech, said } from '../words.ts'
import { type Bundle, commonDocument, gainsText, knownLine, noteOf, paperOf } from './paper.ts'

/**
 * The advice on one sheet of paper in large type: what one may have with amount, reason, article, where to go and whom to call, as much of it as fits; the rest
 * and the two other groups by name, with what is to be found out or what does not fit.
 */
export function Sheet({ advice, speech }: { advice: Advice; speech: Speech }) {
  const { words, language } = speech
  const [yes, needs, no] = (['yes', 'needs', 'no'] as const).map((group) => inGroup(advice.items, group))
  if (!yes || !needs || !no || advice.items.length === 0) return null
  const common = commonDocument(yes)
  const paper = paperOf({ yes, needs, no }, knownLine(advice.facts, speech), speech)
  const hotline = paper.told.find(({ service }) => service.call.of === 'hotline')?.service.call
  return (
    <section class="sheet" aria-label={words('advisor.sheet.title')}>
      <p>
        {words('advisor.sheet.head', {
          ...{ name: advice.name ?? words(`advisor.sheet.for.${advice.who}`), on: advice.on },
          ...{ yes: yes.length, needs: needs.length, no: no.length },
        })}
      </p>
      {paper.known !== '' && <p class="small">{words('advisor.sheet.known', { facts: paper.known })}</p>}
      <ol>
        {paper.told.map((item) => (
          <li key={item.service.id}>
            <b>{said(item.service.name, language)}</b> <em>{gainsText(item, speech)}</em>
            <span>{noteOf(item, speech, common)}</span>
          </li>
        ))}
      </ol>
      {paper.named !== '' && (
        <p class="small">
          <b>{words('advisor.sheet.more', { n: yes.length - paper.told.length })}</b>
          {paper.named}
        </p>
      )}
      <div class="two">
        <Bundles title={words('advisor.sheet.needs', { n: needs.length })} bundles={paper.needs} speech={speech} of="missing" />
        <Bundles title={words('advisor.sheet.no', { n: no.length })} bundles={paper.no} speech={speech} of="failing" />
      </div>
      <p class="foot">
        {common !== '' && paper.told.length > 0 && words('advisor.sheet.sources', { document: common })}
        {hotline &&
          words('advisor.sheet.hotline', { number: hotline.number, name: hotline.name ? said(hotline.name, language) : '' })}
        {words('advisor.sheet.foot')}
      </p>
    </section>
  )
}

type Told = { title: string; bundles: Bundle[]; of: 'missing' | 'failing'; speech: Speech }

function Bundles({ title, bundles, of, speech: { words } }: Told) {
  if (bundles.length === 0) return null
  return (
    <>
      <p>
        <b>{title}</b>
      </p>
      {bundles.map(({ why, names }) => (
        <p key={why}>
          {why !== '' && <i>{words(`advisor.sheet.${of}`, { why })}</i>}
          {names}
        </p>
      ))}
    </>
  )
}
