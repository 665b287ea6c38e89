/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { useAddress, usePathParameter } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { ServiceVersions } from '../../catalogue/editing/contract.ts'
import type { DraftView } from '../../rulebook/contract.ts'
import { DraftingHead } from '../drafting/DraftingHead.tsx'
import { fromNextMonth } from '../drafting/from-next-month.ts'
import { SaveDraft } from '../drafting/SaveDraft.tsx'
import { type Drafted, useDrafting } from '../drafting/use-drafting.ts'
import { Checked } from '../editing/Checked.tsx'
import { TextEditor } from '../editing/TextEditor.tsx'
import { readWritten, textOfWritten, type Written } from '../editing/written.ts'
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

/** A list of one entry, as copied from a file, is that entry. */
function entryIn(text: string): Written | undefined {
  return readWritten(text.replace(/^- /, '  '))
}

/** An entry as a form, or as it is written; checked while one types, kept over a reload until it is sent. */
function EntryEditor({ service, ...of }: Drafted & { service: string }) {
  const words = useWords()
  const drafting = useDrafting('service', service, of, entryIn)
  const { text, setText, written, editing, check, inText, draft, before, first } = drafting
  const back = before === first ? '/services' : pageOfService(service)
  return (
    <>
      <DraftingHead
        drafting={drafting}
        title={words('console.services.edit.heading', { service: nameOf(written) || service })}
        back={draft ? pageOfDraft(draft, 'service') : back}
      />
      <Checked check={check} rule={service} text={text} inText={inText} />
      {editing && !inText ? (
        <EntryForm editing={editing} />
      ) : (
        <TextEditor of="service" text={text} setText={setText} faults={check.faults} />
      )}
      <SaveDraft drafting={drafting} />
    </>
  )
}

const nameOf = (written: Written | undefined): string => (written?.name as { zh?: string } | undefined)?.zh ?? ''
