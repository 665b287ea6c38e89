/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { ProvisionMeasure, Provisions } from '../../counting/contract.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { paths } from '../paths.ts'
import '../places.css'
import { NeedBar } from './NeedBar.tsx'

type Line = ProvisionMeasure['streets'][number]

/** What each street needs by the standard, what it has, and what is missing: one measure at a time. */
export function NeedPage() {
  const words = useWords()
  const { demo } = useInstallation()
  const provision = useRead<z.output<typeof Provisions>>(paths.provision)
  return (
    <>
      <PageHead
        title={words('console.places.need.title')}
        note={
          <>
            {provision.data && words('console.places.as_of', { day: provision.data.asOf })} <SeeDay />
          </>
        }
        actions={<BackToList />}
      />
      {provision.data?.peopleAreSample ? (
        <p className="notice">{words('console.places.need.sample')}</p>
      ) : (
        demo && <p className="notice">{words('console.places.need.demo')}</p>
      )}
      <Loaded of={provision}>
        {({ measures, peopleAreSample }) => <Measures measures={measures} sample={peopleAreSample} />}
      </Loaded>
    </>
  )
}

function Measures({ measures, sample }: { measures: ProvisionMeasure[]; sample: boolean }) {
  const words = useWords()
  const [{ measure: asked }, setAddress] = useAddress()
  const chosen = measures.find(({ id }) => id === asked) ?? measures[0]
  if (!chosen) return <Empty title={words('console.places.need.none')} />
  return (
    <>
      <ul className="cards">
        {measures.map((measure) => (
          <li key={measure.id}>
            <button
              type="button"
              className="card"
              aria-pressed={measure === chosen}
              onClick={() => setAddress({ measure: measure.id })}
            >
              <span>{measure.name}</span>
              <Gap gap={measure.total.gap} unit={measure.unit} sample={sample && measure.per !== 'street'} />
            </button>
          </li>
        ))}
      </ul>
      <Standard measure={chosen} />
      <Streets measure={chosen} />
    </>
  )
}

/** How much is missing, or that nothing is. */
function Gap({ gap, unit, sample }: { gap: number | null; unit: string; sample: boolean }) {
  const words = useWords()
  if (gap === null && sample) return <b>{words('console.places.need.not_reckoned')}</b>
  if (gap === null) return <b>{words('console.places.need.unknown')}</b>
  if (gap > 0) return <b className="urgent">{words('console.places.need.short', { n: figure(Math.round(gap)), unit })}</b>
  return <b>{words('console.places.need.enough')}</b>
}

function Standard({ measure }: { measure: ProvisionMeasure }) {
  const words = useWords()
  const { standard, unit, per, source, unsure, total, stockOn, peopleOn } = measure
  const amount = (n: number | null) => (n === null ? '–' : `${figure(Math.round(n))} ${unit}`)
  return (
    <dl className="facts">
      <dt>{words('console.places.need.standard')}</dt>
      <dd>
        {words(per === 'street' ? 'console.places.need.per_street' : 'console.places.need.per_people', {
          n: figure(standard),
          unit,
          per,
        })}
      </dd>
      <dt>{words('console.places.need.source')}</dt>
      <dd>
        {source}
        {unsure && <span className="unsure">{` · ${words('console.places.need.unsure', { why: unsure })}`}</span>}
      </dd>
      <dt>{words('console.places.need.whole')}</dt>
      <dd>
        {words('console.places.need.sum', { need: amount(total.need), stock: amount(total.stock) })}
        {total.people !== null && ` · ${words('console.places.need.people', { n: figure(total.people) })}`}
      </dd>
      <dt>{words('console.places.need.counted')}</dt>
      <dd>
        {stockOn ? words('console.places.need.stock_on', { day: stockOn }) : words('console.places.need.not_counted')}
        {per !== 'street' &&
          ` · ${peopleOn ? words('console.places.need.people_on', { day: peopleOn }) : words('console.places.need.people_not_counted')}`}
        {total.missing > 0 && ` · ${words('console.places.need.missing', { n: figure(total.missing) })}`}
      </dd>
    </dl>
  )
}

function Streets({ measure }: { measure: ProvisionMeasure }) {
  const words = useWords()
  const { streets, per } = measure
  const most = Math.max(1, ...streets.flatMap(({ need, stock }) => [need ?? 0, stock ?? 0]))
  const number = (n: number | null) => (n === null ? '–' : figure(Math.round(n)))
  return (
    <DataTable
      caption={words('console.places.need.by_street', { name: measure.name })}
      rows={streets}
      rowKey={({ street }) => street}
      sortName="by"
      empty={<Empty title={words('console.places.need.none')} />}
      columns={[
        {
          key: 'street',
          label: words('console.places.street'),
          heading: true,
          cell: (row: Line) => (
            <To path="/places" search={{ street: row.street }}>
              {row.streetName}
            </To>
          ),
          sort: (row) => row.street,
        },
        ...(per === 'street'
          ? []
          : [
              {
                key: 'people',
                label: words('console.places.need.people_label'),
                numeric: true,
                cell: (row: Line) => number(row.people),
                sort: (row: Line) => row.people,
              },
            ]),
        {
          key: 'bar',
          label: words('console.places.need.bar'),
          broad: true,
          width: '26%',
          cell: (row) => <NeedBar need={row.need} stock={row.stock} most={most} />,
        },
        {
          key: 'need',
          label: words('console.places.need.need'),
          numeric: true,
          cell: (row) => number(row.need),
          sort: (row) => row.need,
        },
        {
          key: 'stock',
          label: words('console.places.need.stock'),
          numeric: true,
          cell: (row) => number(row.stock),
          sort: (row) => row.stock,
        },
        {
          key: 'gap',
          label: words('console.places.need.gap'),
          numeric: true,
          cell: (row) =>
            row.gap === null ? (
              '–'
            ) : row.gap > 0 ? (
              <b className="place-short">{words('console.places.need.short', { n: number(row.gap), unit: '' })}</b>
            ) : (
              words('console.places.need.over', { n: number((row.stock ?? 0) - (row.need ?? 0)) })
            ),
          sort: (row) => row.gap,
        },
      ]}
    />
  )
}
