/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorDetail } from '../../indicators/contract.ts'
import { paths } from '../paths.ts'
import { IndicatorRecord } from './IndicatorRecord.tsx'

/** One indicator on a page of its own: what links, searches and printed papers lead to. */
export function IndicatorPage() {
  const words = useWords()
  const key = `${usePathParameter('domain')}/${usePathParameter('ordinal')}`
  const detail = useRead<IndicatorDetail>(paths.indicator(key)).data
  return (
    <>
      <PageHead
        title={detail?.name ?? words('console.plans.indicator.title')}
        note={
          <>
            <To path="/indicators">{words('console.plans.board.navigation')}</To> ·{' '}
            {detail && words('console.plans.board.as_of', { day: detail.asOf })} <SeeDay />
          </>
        }
      />
      <IndicatorRecord indicator={key} />
    </>
  )
}
