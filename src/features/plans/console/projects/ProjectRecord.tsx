/** @jsxImportSource react */
import { Fragment } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { ProjectDetail } from '../../projects/contract.ts'
import { spent, wan } from '../figures.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import { Spendings } from './Spendings.tsx'
import { Stages } from './Stages.tsx'

/** All there is about one project: its facts as printed, its stages, its money. */
export function ProjectRecord({ project }: { project: string }) {
  const detail = useRead<ProjectDetail>(paths.project(project))
  return <Loaded of={detail}>{(found) => <Record detail={found} />}</Loaded>
}

function Record({ detail }: { detail: ProjectDetail }) {
  const words = useWords()
  const facts: [string, string | null][] = [
    ['type', detail.type],
    ['place', detail.place],
    ['period', detail.period],
    ['responsible', detail.responsible.join('、')],
    ['investment', detail.investmentWan === null ? null : wan(detail.investmentWan, words)],
    ['requested', detail.requestedWan === null ? null : wan(detail.requestedWan, words)],
    ['spent', spent(detail.spentFen, words)],
    ['stage', detail.stage],
  ]
  return (
    <div className="record">
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <Fragment key={name}>
              <dt>{words(`console.plans.projects.${name}`)}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
      </dl>
      <Stages detail={detail} />
      <Spendings detail={detail} />
    </div>
  )
}
