/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton, ReasonButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { WordsFilter } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Department } from '../../departments/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'
import type { DepartmentsAnswer } from './departments.ts'

const kinds = ['department', 'street', 'streets', 'company', 'other'] as const

/** Who has duties under the plan, under which names documents print them, and how many duties. */
export function DepartmentsPage() {
  const words = useWords()
  const mayChange = useHolds('coordinator', 'administrator')
  const [{ words: wanted }] = useAddress()
  const answer = useRead<DepartmentsAnswer>(paths.departments)
  return (
    <>
      <PageHead
        title={words('console.plans.departments.title')}
        note={words('console.plans.departments.note')}
        actions={
          mayChange && (
            <AskButton label={words('console.plans.departments.add')} title={words('console.plans.departments.add')}>
              {(close) => <NewDepartmentForm close={close} />}
            </AskButton>
          )
        }
      />
      <div className="filters">
        <WordsFilter label={words('console.plans.departments.search')} />
      </div>
      <Loaded of={answer}>
        {({ departments }) => (
          <Departments
            rows={departments.filter((one) => !wanted || [one.name, ...one.aliases].join(' ').includes(wanted))}
            mayChange={mayChange}
          />
        )}
      </Loaded>
    </>
  )
}

function Departments({ rows, mayChange }: { rows: Department[]; mayChange: boolean }) {
  const words = useWords()
  return (
    <DataTable
      caption={words('console.plans.departments.title')}
      rows={rows}
      rowKey={(one) => one.id}
      empty={<Empty title={words('console.plans.departments.none')} />}
      columns={[
        {
          key: 'name',
          label: words('console.plans.departments.name'),
          heading: true,
          cell: (one) => <NameCell department={one} />,
          sort: (one) => one.name,
        },
        {
          key: 'aliases',
          label: words('console.plans.departments.aliases'),
          broad: true,
          cell: (one) => one.aliases.join('、') || '–',
        },
        {
          key: 'indicators',
          label: words('console.plans.departments.indicators'),
          numeric: true,
          cell: (one) => one.indicators,
          sort: (one) => one.indicators,
        },
        {
          key: 'tasks',
          label: words('console.plans.departments.tasks'),
          numeric: true,
          cell: (one) => one.tasks,
          sort: (one) => one.tasks,
        },
        ...(mayChange
          ? [
              {
                key: 'change',
                label: words('console.plans.departments.change'),
                cell: (one: Department) => <Change department={one} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function NameCell({ department }: { department: Department }) {
  const words = useWords()
  return (
    <>
      <To path={`/departments/${department.id}`}>{department.name}</To>{' '}
      {department.withdrawn && <Tag>{words('console.plans.withdrawn')}</Tag>}
      <div className="src">{words(`console.plans.departments.kind.${department.kind}`)}</div>
    </>
  )
}

function Change({ department }: { department: Department }) {
  const words = useWords()
  if (department.withdrawn) return null
  return (
    <span className="buttons">
      <AskButton kind="link" label={words('console.plans.departments.add_alias')} title={department.name}>
        {(close) => (
          <WriteForm
            button={words('console.save')}
            wish={(fields) => ({
              path: paths.aliases(department.id),
              body: { alias: textOf(fields, 'alias') },
              done: words('console.plans.departments.alias_added'),
            })}
            onDone={close}
            onCancel={close}
          >
            {(wrong) => (
              <Field
                label={words('console.plans.departments.alias')}
                hint={words('console.plans.departments.alias_hint')}
                error={wrong('alias')}
              >
                {(told) => <input {...told} name="alias" required minLength={2} maxLength={60} />}
              </Field>
            )}
          </WriteForm>
        )}
      </AskButton>
      <ReasonButton
        label={words('console.plans.departments.withdraw')}
        title={words('console.plans.departments.withdraw_title', { name: department.name })}
        wish={(reason) => ({
          path: paths.departmentWithdrawal(department.id),
          body: { reason },
          done: words('console.plans.departments.withdrawn'),
        })}
      />
    </span>
  )
}

function NewDepartmentForm({ close }: { close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.departments,
    body: { id: textOf(fields, 'id'), name: textOf(fields, 'name'), kind: textOf(fields, 'kind') },
    done: words('console.plans.departments.added'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <Field label={words('console.plans.departments.name')} error={wrong('name')}>
            {(told) => <input {...told} name="name" required minLength={2} maxLength={60} />}
          </Field>
          <Field
            label={words('console.plans.departments.id')}
            hint={words('console.plans.departments.id_hint')}
            error={wrong('id')}
          >
            {(told) => <input {...told} name="id" required pattern="[a-z0-9][a-z0-9\-]{0,60}" />}
          </Field>
          <Field label={words('console.plans.departments.kind_label')} error={wrong('kind')}>
            {(told) => (
              <select {...told} name="kind">
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {words(`console.plans.departments.kind.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
