/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { ProjectDetail } from '../../projects/contract.ts'
import { paths } from '../paths.ts'
import { ProjectRecord } from './ProjectRecord.tsx'

/** One project on a page of its own. */
export function ProjectPage() {
  const words = useWords()
  const key = usePathParameter('project')
  const detail = useRead<ProjectDetail>(paths.project(key)).data
  return (
    <>
      <PageHead
        title={detail?.name ?? words('console.plans.project.title')}
        note={
          <>
            <To path="/projects">{words('console.plans.projects.title')}</To> ·{' '}
            {detail && words('console.plans.board.as_of', { day: detail.asOf })} <SeeDay />
          </>
        }
      />
      <ProjectRecord project={key} />
    </>
  )
}
