/** @jsxImportSource react */
import { useWritable } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { IndicatorDetail } from '../../indicators/contract.ts'
import { AssignLeads } from './AssignLeads.tsx'
import { OneValue } from './ReportedValues.tsx'
import { ReportValue } from './ReportValue.tsx'

/** What is to be done about an indicator, and by whom where it is not the reader: values to decide, to report, a lead to assign. */
export function ToDo({ detail }: { detail: IndicatorDetail }) {
  const words = useWords()
  const writable = useWritable()
  const waiting = detail.values.filter((value) => value.state === 'reported')
  const sentences = writable
    ? [whoReports(detail, words), whoDecides(detail, words)]
    : [words('console.plans.to_do.looking_back')]
  return (
    <section>
      <h2>{words('console.plans.to_do.title')}</h2>
      {waiting.map((value) => (
        <OneValue key={value.id} value={value} unit={detail.unit} />
      ))}
      {sentences.filter(Boolean).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {(detail.may.report || detail.may.assign) && (
        <div className="buttons">
          {detail.may.report && <ReportValue detail={detail} />}
          {detail.may.assign && <AssignLeads detail={detail} />}
        </div>
      )}
    </section>
  )
}

/** Why the reader may not report, and who can; nothing where they may. */
function whoReports({ may, source, leads }: IndicatorDetail, words: Words): string | null {
  if (may.report) return null
  if (source === 'counted') return words('console.plans.to_do.counted')
  if (leads.length > 0)
    return words('console.plans.to_do.reported_by', { departments: leads.map((lead) => lead.name).join('、') })
  return words(may.assign ? 'console.plans.to_do.assign_first' : 'console.plans.to_do.no_lead')
}

/** Why the reader may not decide what waits, and who can. */
function whoDecides({ values, leads }: IndicatorDetail, words: Words): string | null {
  const waiting = values.filter((value) => value.state === 'reported')
  if (waiting.length === 0 || waiting.some((value) => value.may.decide)) return null
  return words('console.plans.to_do.decided_by', { departments: leads.map((lead) => lead.name).join('、') })
}
