/** @jsxImportSource react */
import { Folded } from '../../../../console/parts/Folded.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Catalogue } from '../../catalogue/contract.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import { Panel } from '../parts/Panel.tsx'
import { useNamed, useStreets, useValueText } from '../parts/register.ts'

/** How it came to be so: when it was open, what its attributes were, and who corrected what and why. */
export function History({ detail, catalogue }: { detail: FacilityDetail; catalogue: Catalogue | undefined }) {
  const words = useWords()
  const named = useNamed()
  const valueText = useValueText()
  const streets = useStreets()
  const period = ({ from, to }: { from: string; to: string | null }) =>
    to === null ? words('console.places.since_day', { day: from }) : words('console.places.period', { from, to })
  const said = (value: string | null) =>
    value === null ? words('console.places.nothing') : (streets.find(({ code }) => code === value)?.name ?? value)
  const attributes = [...detail.history].sort((a, b) => b.from.localeCompare(a.from))
  return (
    <Panel title={words('console.places.history.title')}>
      <h3>{words('console.places.history.operations')}</h3>
      <ul className="plain-list">
        {detail.operations.map((one) => (
          <li key={one.from}>
            {period(one)} {one.why && <span className="src">{one.why}</span>}
          </li>
        ))}
      </ul>
      {attributes.length > 0 && (
        <>
          <h3>{words('console.places.history.attributes')}</h3>
          <Folded all={attributes} open={6}>
            {(one) => (
              <p key={`${one.name} ${one.from}`} className="place-line">
                {named(catalogue?.attributes[one.name], one.name)} <b>{valueText(catalogue?.attributes[one.name], one.value)}</b>{' '}
                <span className="src">{`${period(one)} · ${one.source}`}</span>
              </p>
            )}
          </Folded>
        </>
      )}
      {detail.changes.length > 0 && (
        <>
          <h3>{words('console.places.history.changes')}</h3>
          <Folded all={detail.changes} open={6}>
            {(one) => (
              <p key={`${one.field} ${one.at}`} className="place-line">
                {words('console.places.history.change', {
                  field: words(`console.places.field.${one.field}`),
                  was: said(one.was),
                  became: said(one.became),
                })}
                <br />
                <span className="src">{`${one.why} · ${one.by} · ${instant(one.at)}`}</span>
              </p>
            )}
          </Folded>
        </>
      )}
    </Panel>
  )
}
