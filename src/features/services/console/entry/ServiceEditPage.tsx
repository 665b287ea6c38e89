/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useAddress, useDistrict, usePathParameter } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { ServiceVersions } from '../../catalogue/editing/contract.ts'
import type { DraftView } from '../../rulebook/contract.ts'
import { Checked } from '../editing/Checked.tsx'
import { editingOf } from '../editing/editing.ts'
import { useKept } from '../editing/kept.ts'
import { TextEditor } from '../editing/TextEditor.tsx'
import { useCheck } from '../editing/use-check.ts'
import { readWritten, textOfWritten, type Written } from '../editing/written.ts'
import { Panel } from '../parts/Panel.tsx'
import { nextMonth } from '../parts/rules.ts'
import { draftPaths, pageOfDraft, pageOfService, paths } from '../paths.ts'
import '../services.css'
import { EntryForm } from './EntryForm.tsx'
import { newEntry } from './new-entry.ts'

/** A new version of an entry, begun from the one that holds, a new entry (`?name=`), or a draft taken up again (`?draft=`). */
export function ServiceEditPage() {
  const service = usePathParameter('service')
  const [{ draft, name }] = useAddress()
  if (draft) return <OfDraft id={draft} />
  return name ? <OfNothing service={service} name={name} /> : <OfService service={service} />
}

function OfService({ service }: { service: string }) {
  const { today } = useInstallation()
  const read = useRead<ServiceVersions>(paths.versions(service))
  return (
    <Loaded of={read}>
      {({ text, mayPublish }) => (
        <EntryEditor {...{ service, mayPublish, before: text, reason: '' }} first={fromNextMonth(text, today)} />
      )}
    </Loaded>
  )
}

function OfNothing({ service, name }: { service: string; name: string }) {
  const { today } = useInstallation()
  const first = textOfWritten(newEntry(service, name, nextMonth(today)))
  return <EntryEditor {...{ service, first, before: first, reason: '', mayPublish: true }} />
}

function OfDraft({ id }: { id: string }) {
  const read = useRead<DraftView>(draftPaths('service').draft(id))
  return (
    <Loaded of={read}>
      {({ name, text, current, reason, mayPublish }) => (
        <EntryEditor key={id} {...{ service: name, reason, mayPublish, draft: id, first: text, before: current ?? text }} />
      )}
    </Loaded>
  )
}

/** The text as a new version would begin: from the next month on, without an end. */
function fromNextMonth(text: string, today: string): string {
  const written = readWritten(text)
  if (!written) return text
  const { validTo: _, ...rest } = written
  return textOfWritten({ ...rest, validFrom: nextMonth(today) })
}

/** A list of one entry, as copied from a file, is that entry. */
function entryIn(text: string): Written | undefined {
  return readWritten(text.replace(/^- /, '  '))
}

type Told = { service: string; before: string; first: string; reason: string; draft?: string; mayPublish: boolean }

/** An entry as a form, or as it is written; checked while one types, kept over a reload until it is sent. */
function EntryEditor({ service, before, first, reason, draft, mayPublish }: Told) {
  const words = useWords()
  const kept = useKept(`service:${service}:${draft ?? 'new'}`, { text: first, reason })
  const { text, setText } = kept
  const written = useMemo(() => entryIn(text), [text])
  const base = useMemo(() => entryIn(before) ?? {}, [before])
  const [asText, setAsText] = useState(false)
  const check = useCheck('service', service, text)
  const inText = asText || !written
  const editing = written && editingOf(written, base, check.faults, (next) => setText(textOfWritten(next)))
  return (
    <>
      <PageHead
        title={words('console.services.edit.heading', { service: nameOf(written) || service })}
        note={words(mayPublish ? 'console.rules.edit.note' : 'console.rules.edit.note_other')}
        actions={
          <>
            <To path={draft ? pageOfDraft(draft, 'service') : before === first ? '/services' : pageOfService(service)}>
              {words('console.rules.edit.back')}
            </To>
            <button type="button" className="button" aria-pressed={inText} disabled={!written} onClick={() => setAsText(!inText)}>
              {words(inText ? 'console.rules.edit.as_form' : 'console.rules.edit.as_text')}
            </button>
          </>
        }
      />
      {kept.restored && (
        <p className="notice">
          {words('console.rules.edit.restored')}{' '}
          <button type="button" className="link" onClick={kept.discard}>
            {words('console.rules.edit.discard')}
          </button>
        </p>
      )}
      <Checked check={check} rule={service} text={text} inText={inText} />
      {editing && !inText ? (
        <EntryForm editing={editing} />
      ) : (
        <TextEditor of="service" text={text} setText={setText} faults={check.faults} />
      )}
      <Save {...{ service, text, kept, draft }} faults={check.faults.length} />
    </>
  )
}

const nameOf = (written: Written | undefined): string => (written?.name as { zh?: string } | undefined)?.zh ?? ''

type SaveTold = {
  service: string
  text: string
  kept: ReturnType<typeof useKept>
  draft: string | undefined
  faults: number
}

function Save({ service, text, kept, draft, faults }: SaveTold) {
  const words = useWords()
  const district = useDistrict()
  const navigate = useNavigate()
  const done = words('console.rules.edit.saved')
  const { drafts, text: textOf } = draftPaths('service')
  return (
    <Panel title={words('console.rules.edit.save_title')}>
      <WriteForm<{ id: string }>
        button={words('console.rules.edit.save')}
        blocked={text.trim() === ''}
        wish={() =>
          draft
            ? { path: textOf(draft), method: 'PUT', body: { text }, done }
            : { path: drafts, body: { service, text, reason: kept.reason.trim() }, done }
        }
        onDone={({ id }) => {
          kept.forget()
          void navigate({ to: `/${district}${pageOfDraft(id, 'service')}` })
        }}
      >
        {(wrong) => (
          <>
            {faults > 0 && <p className="unsure">{words('console.rules.edit.save_faulty', { n: faults })}</p>}
            {draft ? (
              <p>{words('console.rules.edit.reason_was', { reason: kept.reason })}</p>
            ) : (
              <Field
                label={words('console.rules.edit.reason')}
                hint={words('console.rules.edit.reason_hint')}
                error={wrong('reason')}
              >
                {(told) => (
                  <textarea
                    {...told}
                    name="reason"
                    required
                    minLength={2}
                    maxLength={500}
                    value={kept.reason}
                    onChange={(event) => kept.setReason(event.target.value)}
                  />
                )}
              </Field>
            )}
          </>
        )}
      </WriteForm>
    </Panel>
  )
}
