/** @jsxImportSource react */
import { ApiProblem } from '../../../../console/api/problem.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useMoment, usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorDetail } from '../../indicators/contract.ts'
import { paths } from '../paths.ts'
import { IndicatorRecord } from './IndicatorRecord.tsx'

/** One indicator on a page of its own: what links, searches and printed papers lead to. */
export function IndicatorPage() {
  const words = useWords()
  const key = `${usePathParameter('domain')}/${usePathParameter('ordinal')}`
  const { data: detail, error } = useRead<IndicatorDetail>(paths.indicator(key))
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
      <LastVersion error={error} />
    </>
  )
}

/** An indicator that a newer version dropped is still there on the days before: the way to the last of them. */
function LastVersion({ error }: { error: unknown }) {
  const words = useWords()
  const { lookAt } = useMoment()
  const last = error instanceof ApiProblem && error.code === 'indicator_struck' ? error.details.last : undefined
  if (typeof last !== 'string') return null
  return (
    <p>
      <button type="button" className="link" onClick={() => lookAt(last)}>
        {words('console.plans.indicator.last_version', { last })}
      </button>
    </p>
  )
}
