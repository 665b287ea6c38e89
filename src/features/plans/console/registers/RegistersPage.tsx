/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { EvidenceField, evidenceOf } from '../../../../console/parts/EvidenceField.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Register, RegisterItem } from '../../projects/contract.ts'
import { paths } from '../paths.ts'
import '../plans.css'

const registers = ['policies', 'reforms', 'industries', 'factors'] as const
const states = ['not_started', 'under_way', 'done', 'stopped'] as const
const tones: Record<RegisterItem['state'], Tone> = { not_started: 'quiet', under_way: 'act', done: 'good', stopped: 'urgent' }

/** The plan's lists of policies, reforms, industries and factors, each item with its status. */
export function RegistersPage() {
  const words = useWords()
  const [address, setAddress] = useAddress()
  const chosen = registers.find((one) => one === address.register) ?? 'policies'
  const register = useRead<Register>(paths.register(chosen))
  return (
    <>
      <PageHead
        title={words('console.plans.registers.title')}
        note={
          <>
            {words('console.plans.registers.note')} <SeeDay />
          </>
        }
        actions={<ExportLink path={paths.registerFile(chosen)} label={words('console.plans.export_xlsx')} />}
      />
      <div className="filters">
        {registers.map((one) => (
          <button
            key={one}
            type="button"
            className={one === chosen ? 'chip on' : 'chip'}
            aria-pressed={one === chosen}
            onClick={() => setAddress({ register: one, sort: undefined })}
          >
            {words(`plans.projects.register.${one}`)}
          </button>
        ))}
      </div>
      <Loaded of={register}>{({ items }) => <Items items={items} register={chosen} />}</Loaded>
    </>
  )
}

function Items({ items, register }: { items: RegisterItem[]; register: string }) {
  const words = useWords()
  return (
    <DataTable
      caption={words(`plans.projects.register.${register}`)}
      rows={items}
      rowKey={(item) => item.key}
      empty={<Empty title={words('console.plans.registers.none')}>{words('console.plans.registers.none_hint')}</Empty>}
      columns={[
        { key: 'no', label: words('console.plans.board.no'), cell: (item) => item.no ?? '–', sort: (item) => item.no },
        {
          key: 'name',
          label: words('console.plans.registers.item'),
          heading: true,
          width: '40%',
          cell: (item) => <NameCell item={item} />,
          sort: (item) => item.name,
        },
        {
          key: 'responsible',
          label: words('console.plans.registers.responsible'),
          cell: (item) => item.responsible.join('、') || '–',
          sort: (item) => item.responsible[0],
        },
        {
          key: 'state',
          label: words('console.plans.board.status'),
          cell: (item) => <Tag tone={tones[item.state]}>{words(`plans.projects.state.${item.state}`)}</Tag>,
          sort: (item) => item.state,
        },
        {
          key: 'note',
          label: words('console.plans.registers.last'),
          broad: true,
          cell: (item) => <NoteCell item={item} register={register} />,
        },
      ]}
    />
  )
}

const NameCell = ({ item }: { item: RegisterItem }) => (
  <>
    {item.name}
    <div className="src">{[item.category, item.docNumber].filter(Boolean).join(' · ')}</div>
  </>
)

function NoteCell({ item, register }: { item: RegisterItem; register: string }) {
  const words = useWords()
  return (
    <>
      {item.note && <div>{item.note}</div>}
      {item.set && (
        <div className="src">
          {item.set.name} · {instant(item.set.at)}
        </div>
      )}
      {item.may.change && (
        <AskButton kind="link" label={words('console.plans.registers.change')} title={item.name}>
          {(close) => <StatusForm item={item} register={register} close={close} />}
        </AskButton>
      )}
    </>
  )
}

function StatusForm({ item, register, close }: { item: RegisterItem; register: string; close(): void }) {
  const words = useWords()
  const wish = (fields: FormData) => ({
    path: paths.registerStatus(register, item.key),
    body: { state: textOf(fields, 'state'), note: textOf(fields, 'note'), evidence: evidenceOf(fields) },
    done: words('console.plans.registers.done'),
  })
  return (
    <WriteForm wish={wish} button={words('console.save')} onDone={close} onCancel={close}>
      {(wrong) => (
        <>
          <fieldset>
            <legend>{words('console.plans.board.status')}</legend>
            {states.map((state) => (
              <label key={state} className="check">
                <input type="radio" name="state" value={state} defaultChecked={state === item.state} required />
                {words(`plans.projects.state.${state}`)}
              </label>
            ))}
          </fieldset>
          <Field label={words('console.plans.registers.progress')} error={wrong('note')}>
            {(told) => <textarea {...told} name="note" maxLength={1000} />}
          </Field>
          <EvidenceField error={wrong('evidence')} />
        </>
      )}
    </WriteForm>
  )
}
