/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { useAddress, usePathParameter } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import type { DraftView, RuleView } from '../../rulebook/contract.ts'
import { fromNextMonth } from '../drafting/from-next-month.ts'
import { nextMonth } from '../parts/rules.ts'
import { draftPaths, paths } from '../paths.ts'
import '../services.css'
import { Editor } from './Editor.tsx'
import { newRule } from './new-rule.ts'

/** A new version of a rule, begun from the one that holds, a new rule of a kind (`?start=`), or a draft taken up again (`?draft=`). */
export function EditPage() {
  const rule = usePathParameter('rule')
  const [{ draft, start }] = useAddress()
  if (draft) return <OfDraft id={draft} />
  return start ? <OfNothing rule={rule} kind={start} /> : <OfRule rule={rule} />
}

function OfRule({ rule }: { rule: string }) {
  const { today } = useInstallation()
  const view = useRead<RuleView>(paths.rule(rule))
  return (
    <Loaded of={view}>
      {({ name, text, mayPublish }) => (
        <Editor key={name} rule={name} before={text} first={fromNextMonth(text, today)} reason="" mayPublish={mayPublish} />
      )}
    </Loaded>
  )
}

function OfNothing({ rule, kind }: { rule: string; kind: string }) {
  const { today } = useInstallation()
  const first = newRule(kind, nextMonth(today))
  return <Editor rule={rule} before={first} first={first} reason="" mayPublish />
}

function OfDraft({ id }: { id: string }) {
  const draft = useRead<DraftView>(draftPaths('rule').draft(id))
  return (
    <Loaded of={draft}>
      {({ name, text, current, reason, mayPublish }) => (
        <Editor key={id} rule={name} before={current ?? text} first={text} reason={reason} draft={id} mayPublish={mayPublish} />
      )}
    </Loaded>
  )
}
