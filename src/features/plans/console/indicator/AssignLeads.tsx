/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorDetail } from '../../indicators/contract.ts'
import { useDepartments } from '../departments/departments.ts'
import { paths } from '../paths.ts'

/** The coordinator says which departments lead an indicator; it can be taken back at once. */
export function AssignLeads({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  return (
    <AskButton
      kind={detail.leads.length === 0 ? 'button main' : 'button'}
      label={words('console.plans.leads.assign')}
      title={words('console.plans.leads.assign')}
    >
      {(close) => <LeadForm detail={detail} close={close} />}
    </AskButton>
  )
}

function LeadForm({ detail, close }: { detail: IndicatorDetail; close(): void }) {
  const words = useWords()
  const departments = useDepartments()
  const wish = (fields: FormData) => ({
    path: paths.leads(detail.key),
    body: { departments: fields.getAll('departments').map(String) },
    done: words('console.plans.leads.done'),
    undo: {
      path: paths.leadsOfMany,
      body: { assignments: [{ key: detail.key, departments: detail.leads.map((lead) => lead.id) }] },
    },
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <fieldset>
          <legend>{words('console.plans.leads.which')}</legend>
          {wrong('departments') && <p className="error">{words('console.plans.leads.some')}</p>}
          <div className="choices">
            {departments.map((one) => (
              <label key={one.id}>
                <input
                  type="checkbox"
                  name="departments"
                  value={one.id}
                  defaultChecked={detail.leads.some((lead) => lead.id === one.id)}
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
