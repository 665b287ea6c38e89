/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { Service } from '../../catalogue/contract.ts'
import { Panel } from '../parts/Panel.tsx'
import { pageOfService } from '../paths.ts'
import '../services.css'

/** What a new service is called, before its entry is written. */
export function NewServicePage() {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [id, setId] = useState('')
  const [wrong, setWrong] = useState(false)
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (!Service.shape.id.safeParse(id).success) return setWrong(true)
    void navigate({ to: `/${district}${pageOfService(id)}/edit`, search: { name } as never })
  }
  return (
    <>
      <PageHead
        title={words('console.services.new.title')}
        note={words('console.services.new.note')}
        actions={<To path="/services">{words('console.services.one.back')}</To>}
      />
      <Panel title={words('console.services.new.heading')}>
        <form className="write-form" onSubmit={begin}>
          <Field label={words('console.services.edit.name_zh')}>
            {(told) => <input {...told} required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field
            label={words('console.services.new.id')}
            hint={words('console.services.new.id_hint')}
            {...(wrong ? { error: words('problem.service_id_refused', { id }) } : {})}
          >
            {(told) => (
              <input
                {...told}
                required
                maxLength={60}
                autoComplete="off"
                spellCheck={false}
                value={id}
                onChange={(event) => {
                  setWrong(false)
                  setId(event.target.value)
                }}
              />
            )}
          </Field>
          <button type="submit" className="button main">
            {words('console.services.new.begin')}
          </button>
        </form>
      </Panel>
    </>
  )
}
