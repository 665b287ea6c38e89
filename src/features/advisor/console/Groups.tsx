/** @jsxImportSource react */
import { Tag } from '../../../console/parts/Tag.tsx'
import { useDistrict } from '../../../console/session/place.ts'
import { useLanguage, useWords } from '../../../console/words/words.ts'
import type { Advice, AdviceItem } from '../contract.ts'
import { factText, gainText, howText, inGroup, listed, said } from '../say.ts'

/** The three groups of an advice, dense: the officer reads them out. */
export function Groups({ advice }: { advice: Advice }) {
  const words = useWords()
  const groups = (['yes', 'needs', 'no', 'open'] as const).map((group) => ({ group, items: inGroup(advice.items, group) }))
  return groups
    .filter(({ items }) => items.length > 0)
    .map(({ group, items }) => (
      <section key={group} className="panel" aria-label={words(`advisor.result.${group}`, { n: items.length })}>
        {group === 'yes' || group === 'needs' ? (
          <>
            <h3>{words(`advisor.result.${group}`, { n: items.length })}</h3>
            <Items items={items} />
          </>
        ) : (
          <details className="folded">
            <summary>{words(`advisor.result.${group}`, { n: items.length })}</summary>
            <Items items={items} />
          </details>
        )}
      </section>
    ))
}

function Items({ items }: { items: AdviceItem[] }) {
  return (
    <ul className="lines">
      {items.map((item) => (
        <Item key={item.service.id} item={item} />
      ))}
    </ul>
  )
}

function Item({ item }: { item: AdviceItem }) {
  const words = useWords()
  const [language] = useLanguage()
  const district = useDistrict()
  const { service, reasons, missing, gains, group, confirmed } = item
  const reasonText = listed(
    reasons.map(({ says }) => said(says, language)),
    words,
  )
  const why = {
    yes: reasonText,
    needs: words('advisor.item.missing', {
      facts: listed(
        missing.map((name) => factText(name, words)),
        words,
      ),
    }),
    no: words('advisor.item.not', { reasons: reasonText }),
    open: words('advisor.item.for', { audience: service.audience }),
  }[group]
  return (
    <li>
      <p>
        <a href={`/${district}/services/${service.id}`} target="_blank" rel="noreferrer">
          <b>{said(service.name, language)}</b>
        </a>{' '}
        {!confirmed && <Tag tone="wait">{words('advisor.item.unconfirmed')}</Tag>}{' '}
        {gains.map((gain) => (
          <Tag key={gain.kind}>{gainText(gain, words)}</Tag>
        ))}
      </p>
      <p className="muted">{why}</p>
      {group !== 'no' && <p className="src">{`${howText(service, { words, language })} · ${service.source}`}</p>}
    </li>
  )
}
