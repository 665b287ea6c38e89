/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { fetchJson } from '../../../../console/api/fetch-json.ts'
import { sentenceOf } from '../../../../console/api/problem.ts'
import { useOnce } from '../../../../console/api/use-once.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { To } from '../../../../console/parts/To.tsx'
import { textOf } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { DocumentKinds, NumberFound } from '../../register/contract.ts'
import type { Purpose } from '../../shapes.ts'
import { judged } from '../parts/NumberField.tsx'
import { purposes, useRememberPurpose } from '../parts/purpose.ts'
import { homeText, whoText } from '../parts/say.ts'
import { paths } from '../paths.ts'

type Found = z.output<typeof NumberFound>

/** Looks one number up exactly: for a purpose, which stays on record with the looking. One person who may be seen is opened at once. */
export function NumberLookUp({ number }: { number: string }) {
  const words = useWords()
  const [language] = useLanguage()
  const district = useDistrict()
  const { today } = useInstallation()
  const navigate = useNavigate()
  const remember = useRememberPurpose()
  const kinds = useRead<z.output<typeof DocumentKinds>>(paths.documentKinds).data?.kinds ?? []
  const [state, setState] = useState<{ found?: Found; refused?: string; of?: string }>({})
  const fault = judged(number, today)
  const { busy, run } = useOnce(async (fields: FormData) => {
    const purpose = textOf(fields, 'purpose') as Purpose
    try {
      const found = await fetchJson<Found>(`/api/districts/${district}${paths.numberLookUps}`, {
        method: 'POST',
        body: { number, kind: textOf(fields, 'kind'), purpose },
      })
      const only = found.persons[0]
      for (const person of found.persons) remember(person.id, purpose)
      if (only && found.persons.length === 1) void navigate({ to: `/${district}/people/${only.id}` })
      else setState({ found, of: number })
    } catch (refusal) {
      setState({ refused: sentenceOf(refusal), of: number })
    }
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  return (
    <section className="found-number" aria-label={words('console.people.find.by_number')}>
      <p>{words('console.people.find.number_hint')}</p>
      <form onSubmit={send} aria-busy={busy}>
        <select className="chip" name="kind" aria-label={words('console.people.number.kind')}>
          {kinds.map((kind) => (
            <option key={kind.key} value={kind.key}>
              {language === 'en' ? kind.en : kind.zh}
            </option>
          ))}
        </select>
        <select className="chip" name="purpose" required aria-label={words('console.people.purpose.label')} defaultValue="">
          <option value="" disabled>
            {words('console.people.purpose.choose')}
          </option>
          {purposes.map((one) => (
            <option key={one} value={one}>
              {words(`people.privacy.purpose.${one}`)}
            </option>
          ))}
        </select>
        <button type="submit" className="button main" disabled={busy}>
          {words('console.people.find.by_number')}
        </button>
      </form>
      <div role="status">
        {fault && 'wrong' in fault && !state.of && <p className="muted">{words(`problem.${fault.wrong}`, fault.details)}</p>}
        {state.of === number && state.refused && <p className="urgent-text">{state.refused}</p>}
        {state.of === number && state.found && <Answer found={state.found} />}
      </div>
    </section>
  )
}

function Answer({ found: { persons, elsewhere } }: { found: Found }) {
  const words = useWords()
  return (
    <>
      {persons.length === 0 && !elsewhere && <p>{words('console.people.find.unknown')}</p>}
      {elsewhere && <p>{words('console.people.find.elsewhere')}</p>}
      <ul className="plain-list">
        {persons.map((person) => (
          <li key={person.id}>
            <To path={`/people/${person.id}`}>{person.name}</To>{' '}
            <span className="muted">{`${whoText(person, words)} · ${homeText(person)}`}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
