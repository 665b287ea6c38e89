/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Board } from '../../indicators/contract.ts'
import { IndicatorRecord } from '../indicator/IndicatorRecord.tsx'
import { paths } from '../paths.ts'
import '../plans.css'
import { BoardFilters } from './BoardFilters.tsx'
import { chosen } from './chosen.ts'
import { IndicatorTable } from './IndicatorTable.tsx'
import { StatusCards } from './StatusCards.tsx'

/** Every indicator of the district's plan against its target and its path; a press on one opens what is behind it. */
export function IndicatorBoardPage() {
  const words = useWords()
  const [address, setAddress] = useAddress()
  const board = useRead<Board>(paths.board)
  const open = address.open
  return (
    <>
      <Loaded of={board} rows={10}>
        {(found) => <BoardOf board={found} />}
      </Loaded>
      {open && (
        <RecordDrawer
          key={open}
          wide
          title={board.data?.indicators.find((row) => row.key === open)?.name ?? words('console.plans.indicator.title')}
          onClose={() => setAddress({ open: undefined })}
        >
          <IndicatorRecord indicator={open} />
        </RecordDrawer>
      )}
    </>
  )
}

function BoardOf({ board }: { board: Board }) {
  const words = useWords()
  const [address] = useAddress()
  const { plan, indicators } = board
  const rows = chosen(indicators, address)
  const coordinates = useHolds('coordinator')
  const unled = indicators.filter((row) => row.leads.length === 0).length
  return (
    <>
      <PageHead
        title={words('console.plans.board.title')}
        note={
          <>
            {[
              words('console.plans.board.count', { count: indicators.length }),
              plan.docNumber,
              words('console.plans.board.as_of', { day: board.asOf }),
            ]
              .filter(Boolean)
              .join(' · ')}{' '}
            <SeeDay />
          </>
        }
        actions={
          <>
            {coordinates && unled > 0 && <To path="/leads">{words('console.plans.leads.many', { count: unled })}</To>}
            <ExportLink path={paths.boardFile} query={exported(address)} label={words('console.plans.export_xlsx')} />
            <ExportLink path={paths.evaluationReport} label={words('console.plans.evaluation_report')} />
          </>
        }
      />
      <StatusCards indicators={indicators} />
      <BoardFilters indicators={indicators} shown={rows.length} />
      <IndicatorTable
        rows={rows}
        year={plan.periodEnd}
        empty={<Empty title={words('console.plans.board.none')}>{words('console.plans.board.none_hint')}</Empty>}
      />
      <p className="src">{words('console.plans.board.legend')}</p>
    </>
  )
}

const exported = ({ domain, nature, department, group, words, sort }: Record<string, string | undefined>) => ({
  domain,
  nature,
  department,
  group,
  words,
  sort,
})
