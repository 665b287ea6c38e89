/** @jsxImportSource react */
import { Field } from '../../../../console/parts/Field.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Fault } from '../../rulebook/contract.ts'
import { Panel } from '../parts/Panel.tsx'
import { useSaid } from '../parts/said.ts'
import type { Kind } from '../paths.ts'

type Told = { of?: Kind; text: string; setText(text: string): void; faults: Fault[] }

/** The rule or entry as it is written, for what the form does not offer; each fault with its line below. */
export function TextEditor({ of = 'rule', text, setText, faults }: Told) {
  const words = useWords()
  const own = `console.${of === 'rule' ? 'rules' : 'services'}`
  const lines = text.split('\n')
  return (
    <Panel title={words('console.rules.edit.text_title')}>
      <div className="entry feel-entry" id="rule-text">
        <Field label={words(`${own}.edit.text`)} hint={words(`${own}.edit.text_hint`)}>
          {(told) => (
            <textarea
              {...told}
              rows={Math.min(30, lines.length + 2)}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </div>
      {faults.map((fault, at) => (
        <LineOf key={`${at.toString()}${fault.code}`} fault={fault} line={lines[(fault.line ?? 0) - 1]} />
      ))}
    </Panel>
  )
}

/** The line with the fault: what stands before the piece, the piece underlined, and the rest. */
function LineOf({ fault, line }: { fault: Fault; line: string | undefined }) {
  const words = useWords()
  const said = useSaid()
  if (fault.line === null || line === undefined) return null
  const from = (fault.column ?? 1) - 1
  const to = fault.at ? from + Math.max(1, fault.at.to - fault.at.from) : line.length
  return (
    <div className="piece">
      <p className="error">
        {words('console.rules.place.line', { n: fault.line })}
        {words('console.rules.colon')}
        {said(fault.message)}
      </p>
      <code>
        {line.slice(0, from)}
        <u className="wrong-piece">{line.slice(from, to) || words('console.rules.place.end')}</u>
        {line.slice(to)}
      </code>
    </div>
  )
}

/** Puts the cursor on the piece that a fault means. */
export function goToLine(text: string, { line, column, at }: Fault): void {
  const area = document.querySelector<HTMLTextAreaElement>('#rule-text textarea')
  if (!area) return
  const before = text.split('\n').slice(0, (line ?? 1) - 1)
  const from = before.reduce((sum, one) => sum + one.length + 1, 0) + (column ?? 1) - 1
  area.focus()
  area.setSelectionRange(from, from + Math.max(1, at ? at.to - at.from : 1))
}
