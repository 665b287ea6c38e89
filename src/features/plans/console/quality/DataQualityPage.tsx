/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Quality } from '../../quality/contract.ts'
import { whatOf } from '../../quality/words.ts'
import { paths } from '../paths.ts'
import '../plans.css'

type Line = Quality['lines'][number]

const tones: Partial<Record<Line['fault'], Tone>> = {
  to_confirm: 'wait',
  stale: 'wait',
  not_reported: 'urgent',
  missing_facts: 'wait',
}

/** Which numbers cannot be trusted fully, why, and who mends it. */
export function DataQualityPage() {
  const words = useWords()
  const answer = useRead<Quality>(paths.quality)
  const [{ fault }] = useAddress()
  return (
    <Loaded of={answer}>
      {(quality) => (
        <>
          <PageHead
            title={words('console.plans.quality.title')}
            note={
              <>
                {words('console.plans.quality.note', { sound: quality.sound, all: quality.indicators })}{' '}
                {words('console.plans.board.as_of', { day: quality.asOf })} <SeeDay />
              </>
            }
            actions={<ExportLink path={paths.qualityFile} query={{ fault }} label={words('console.plans.export_xlsx')} />}
          />
          <Lines lines={quality.lines} />
        </>
      )}
    </Loaded>
  )
}

function Lines({ lines }: { lines: Line[] }) {
  const words = useWords()
  const [{ fault }, setAddress] = useAddress()
  const faults = [...new Set(lines.map((line) => line.fault))]
  return (
    <>
      <div className="filters">
        {faults.map((one) => (
          <button
            key={one}
            type="button"
            className={one === fault ? 'chip on' : 'chip'}
            aria-pressed={one === fault}
            onClick={() => setAddress({ fault: one === fault ? undefined : one })}
          >
            {words(`plans.quality.fault.${one}`)} {lines.filter((line) => line.fault === one).length}
          </button>
        ))}
      </div>
      <DataTable
        caption={words('console.plans.quality.title')}
        rows={lines.filter((line) => !fault || line.fault === fault)}
        rowKey={(line) => `${line.key} ${line.fault}`}
        empty={<Empty title={words('console.plans.quality.none')}>{words('console.plans.quality.none_hint')}</Empty>}
        columns={[
          {
            key: 'name',
            label: words('console.plans.quality.indicator'),
            heading: true,
            width: '34%',
            cell: (line) => <To path={`/indicators/${line.key.split('/').map(encodeURIComponent).join('/')}`}>{line.name}</To>,
            sort: (line) => line.name,
          },
          {
            key: 'fault',
            label: words('console.plans.quality.fault'),
            cell: (line) => <Tag tone={tones[line.fault]}>{words(`plans.quality.fault.${line.fault}`)}</Tag>,
            sort: (line) => line.fault,
          },
          { key: 'what', label: words('console.plans.quality.what'), broad: true, cell: (line) => whatOf(line, words) || '–' },
          {
            key: 'owner',
            label: words('console.plans.quality.owner'),
            cell: (line) => line.owners.map((one) => one.name).join('、') || words('console.plans.board.no_lead'),
            sort: (line) => line.owners[0]?.name,
          },
        ]}
      />
    </>
  )
}
