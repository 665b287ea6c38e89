/** @jsxImportSource react */
import { type ReactNode, useEffect, useState } from 'react'
import type { z } from 'zod'
import { fetchJson } from '../../../../console/api/fetch-json.ts'
import { sentenceOf } from '../../../../console/api/problem.ts'
import { useOnce } from '../../../../console/api/use-once.ts'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { toast } from '../../../../console/parts/toast.ts'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { DocumentKinds, Identity, IdentityShown } from '../../register/contract.ts'
import type { Purpose } from '../../shapes.ts'
import { NumberField } from '../parts/NumberField.tsx'
import { purposes } from '../parts/purpose.ts'
import { paths } from '../paths.ts'

/** How long a whole number stays on screen. */
const shownForMs = 60_000

type Kinds = z.output<typeof DocumentKinds>['kinds']

/** The kinds of documents, and how the reader's language calls one. */
export function useDocumentKinds(): { kinds: Kinds; nameOf(kind: string): string } {
  const [language] = useLanguage()
  const kinds = useRead<{ kinds: Kinds }>(paths.documentKinds).data?.kinds ?? []
  return {
    kinds,
    nameOf: (key) => {
      const kind = kinds.find((one) => one.key === key)
      return (language === 'en' ? kind?.en : kind?.zh) ?? key
    },
  }
}

/** A document's number, masked; shown whole on a press that stays on record, and masked again after a minute. */
export function NumberLine({
  identity,
  purpose,
  withdraw,
}: {
  identity: Identity
  purpose: Purpose | undefined
  withdraw: ReactNode
}) {
  const words = useWords()
  const district = useDistrict()
  const { nameOf } = useDocumentKinds()
  const [number, setNumber] = useState<string>()
  useEffect(() => {
    if (number === undefined) return
    const timer = setTimeout(() => setNumber(undefined), shownForMs)
    return () => clearTimeout(timer)
  }, [number])
  const { busy, run } = useOnce(async (why: Purpose) => {
    try {
      const shown = await fetchJson<z.output<typeof IdentityShown>>(
        `/api/districts/${district}${paths.identityShowing(identity.id)}`,
        {
          method: 'POST',
          body: { purpose: why },
        },
      )
      setNumber(shown.number)
    } catch (refusal) {
      toast({ kind: 'refused', text: sentenceOf(refusal) })
    }
  })
  return (
    <div className="spread">
      <span>
        <span className="muted">{nameOf(identity.kind)}</span>
        <br />
        <span className="number" aria-live="polite">
          {number ?? identity.masked}
        </span>
      </span>
      <span className="line-actions">
        {number === undefined ? (
          purpose ? (
            <button type="button" className="link" disabled={busy} onClick={() => void run(purpose)}>
              {words('console.people.number.show')}
            </button>
          ) : (
            <ShowFor onChoose={(why) => void run(why)} />
          )
        ) : (
          <button type="button" className="link" onClick={() => setNumber(undefined)}>
            {words('console.people.number.hide')}
          </button>
        )}
        {withdraw}
      </span>
    </div>
  )
}

function ShowFor({ onChoose }: { onChoose(purpose: Purpose): void }) {
  const words = useWords()
  return (
    <AskButton kind="link" label={words('console.people.number.show')} title={words('console.people.purpose.question')}>
      {(close) => (
        <div className="purposes">
          {purposes.map((one) => (
            <button
              key={one}
              type="button"
              className="button"
              onClick={() => {
                close()
                onChoose(one)
              }}
            >
              {words(`people.privacy.purpose.${one}`)}
            </button>
          ))}
        </div>
      )}
    </AskButton>
  )
}

/** Records another document's number. */
export function AddNumber({ person }: { person: string }) {
  const words = useWords()
  return (
    <AskButton kind="link" label={words('console.people.number.add')} title={words('console.people.number.add')}>
      {(close) => <AddForm person={person} close={close} />}
    </AskButton>
  )
}

function AddForm({ person, close }: { person: string; close(): void }) {
  const words = useWords()
  const { kinds, nameOf } = useDocumentKinds()
  const [kind, setKind] = useState('citizen')
  const [number, setNumber] = useState('')
  return (
    <WriteForm
      wish={() => ({ path: paths.identities(person), body: { kind, number }, done: words('console.people.number.added') })}
      button={words('console.save')}
      onDone={close}
      onCancel={close}
    >
      {(wrong) => (
        <>
          <Field label={words('console.people.number.kind')} error={wrong('kind')}>
            {(told) => (
              <select {...told} value={kind} onChange={(event) => setKind(event.target.value)}>
                {kinds.map((one) => (
                  <option key={one.key} value={one.key}>
                    {nameOf(one.key)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <NumberField
            required
            value={number}
            onChange={setNumber}
            citizen={kind === 'citizen' || kind === 'hmt_residence'}
            error={wrong('number')}
          />
        </>
      )}
    </WriteForm>
  )
}
