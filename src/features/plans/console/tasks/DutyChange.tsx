/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Board } from '../../indicators/contract.ts'
import type { TaskDetail } from '../../tasks/contract.ts'
import { useDepartments } from '../departments/departments.ts'
import { paths } from '../paths.ts'

const roles = ['lead', 'support', 'implement'] as const

/** The coordinator says who leads, who supports, who implements. */
export function DutyChange({ detail }: { detail: TaskDetail }) {
  const words = useWords()
  return (
    <AskButton label={words('console.plans.task.assign')} title={words('console.plans.task.assign')}>
      {(close) => <DutyForm detail={detail} close={close} />}
    </AskButton>
  )
}

function DutyForm({ detail, close }: { detail: TaskDetail; close(): void }) {
  const words = useWords()
  const departments = useDepartments()
  const wish = (fields: FormData) => ({
    path: paths.duties(detail.key),
    body: {
      duties: departments.flatMap((one) =>
        fields.get(one.id) ? [{ department: one.id, role: String(fields.get(one.id)) }] : [],
      ),
    },
    done: words('console.plans.task.assigned'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <fieldset>
          <legend>{words('console.plans.task.assign_legend')}</legend>
          {wrong('duties') && <p className="error">{words('console.plans.task.assign_some')}</p>}
          <div className="choices one">
            {departments.map((one) => (
              <label key={one.id}>
                <select name={one.id} defaultValue={detail.duties.find((duty) => duty.id === one.id)?.role ?? ''}>
                  <option value="">–</option>
                  {roles.map((role) => (
                    <option key={role} value={role}>
                      {words(`plans.tasks.role.${role}`)}
                    </option>
                  ))}
                </select>
                {one.name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </WriteForm>
  )
}

/** Which indicators the task moves. */
export function LinkChange({ detail }: { detail: TaskDetail }) {
  const words = useWords()
  return (
    <AskButton label={words('console.plans.task.link')} title={words('console.plans.task.link')}>
      {(close) => <LinkForm detail={detail} close={close} />}
    </AskButton>
  )
}

function LinkForm({ detail, close }: { detail: TaskDetail; close(): void }) {
  const words = useWords()
  const indicators = useRead<Board>(paths.board).data?.indicators ?? []
  const wish = (fields: FormData) => ({
    path: paths.links(detail.key),
    body: { indicators: fields.getAll('indicators').map(String) },
    done: words('console.plans.task.linked'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {() => (
        <fieldset>
          <legend>{words('console.plans.task.link_legend')}</legend>
          <div className="choices one">
            {indicators.map((one) => (
              <label key={one.key}>
                <input
                  type="checkbox"
                  name="indicators"
                  value={one.key}
                  defaultChecked={detail.links.some((link) => link.key === one.key)}
                />
                {one.name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </WriteForm>
  )
}
