/** @jsxImportSource react */
import { useState } from 'react'
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import { Service } from '../../catalogue/contract.ts'
import { BeginPage, NameField, useRefusable } from '../drafting/BeginPage.tsx'
import { pageOfService } from '../paths.ts'

/** What a new service is called, before its entry is written. */
export function NewServicePage() {
  const words = useWords()
  const [name, setName] = useState('')
  const id = useRefusable()
  const to = () => {
    if (!Service.shape.id.safeParse(id.value).success) return id.refuse()
    return { path: pageOfService(id.value), search: { name } }
  }
  return (
    <BeginPage
      title={words('console.services.new.title')}
      note={words('console.services.new.note')}
      heading={words('console.services.new.heading')}
      back={{ path: '/services', text: words('console.services.one.back') }}
      to={to}
    >
      <Field label={words('console.services.edit.name_zh')}>
        {(told) => <input {...told} required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <NameField
        label={words('console.services.new.id')}
        hint={words('console.services.new.id_hint')}
        refused={id.refused ? words('problem.service_id_refused', { id: id.value }) : undefined}
        longest={60}
        value={id.value}
        onChange={id.change}
      />
    </BeginPage>
  )
}
