/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { UnledIndicator, UnledIndicators } from '../../indicators/leads/contract.ts'
import { useDepartments } from '../departments/departments.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import './leads.css'

/** The indicators for which the document prints no lead department, each with a proposal: one press assigns all that are ticked. */
export function LeadsPage() {
  const words = useWords()
  const answer = useRead<UnledIndicators>(paths.leadsOfMany)
  return (
    <>
      <PageHead
        title={words('console.plans.leads.title')}
        note={
          <>
            <To path="/indicators">{words('console.plans.board.navigation')}</To> · {words('console.plans.leads.note')}
          </>
        }
      />
      <Loaded of={answer}>
        {({ indicators }) =>
          indicators.length === 0 ? (
            <Empty title={words('console.plans.leads.none')} />
          ) : (
            <LeadsForm key={indicators.map((one) => one.key).join()} indicators={indicators} />
          )
        }
      </Loaded>
    </>
  )
}

function LeadsForm({ indicators }: { indicators: UnledIndicator[] }) {
  const words = useWords()
  const wish = (fields: FormData) => {
    const assignments = fields
      .getAll('take')
      .map(String)
      .flatMap((key) => (fields.get(key) ? [{ key, departments: [String(fields.get(key))] }] : []))
    if (assignments.length === 0) return undefined
    return {
      path: paths.leadsOfMany,
      body: { assignments },
      done: words('console.plans.leads.done_many', { count: assignments.length }),
      undo: { path: paths.leadsOfMany, body: { assignments: assignments.map(({ key }) => ({ key, departments: [] })) } },
    }
  }
  return (
    <WriteForm wish={wish} button={words('console.plans.leads.assign_ticked')}>
      {() => (
        <ul className="leads">
          {indicators.map((one) => (
            <LeadLine key={one.key} indicator={one} />
          ))}
        </ul>
      )}
    </WriteForm>
  )
}

function LeadLine({ indicator }: { indicator: UnledIndicator }) {
  const words = useWords()
  const departments = useDepartments()
  const { key, name, suggestion } = indicator
  return (
    <li>
      <label className="leads-name">
        <input type="checkbox" name="take" value={key} defaultChecked={suggestion !== null} /> {name}
      </label>
      <select
        key={departments.length}
        name={key}
        aria-label={words('console.plans.leads.of', { name })}
        defaultValue={suggestion?.department.id ?? ''}
      >
        <option value="">{words('console.plans.leads.choose')}</option>
        {departments
          .filter((one) => one.kind !== 'streets')
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
      </select>
      <span className="src">
        {suggestion
          ? words(`console.plans.leads.why.${suggestion.why}`, {
              task: [suggestion.task?.no, suggestion.task?.title].filter(Boolean).join(' '),
            })
          : words('console.plans.leads.why.nothing')}
      </span>
    </li>
  )
}
