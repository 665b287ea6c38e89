/** @jsxImportSource react */
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import { readWritten, writtenRule } from '../editing/written.ts'
import type { Kind } from '../paths.ts'
import { compare, type Line, linesOf } from './difference.ts'

/** What the draft says other than what holds today: lines that go and lines that come, in both words and FEEL. */
export function Differences({ kind, before, after }: { kind: Kind; before: string | null; after: string }) {
  const words = useWords()
  const [language] = useLanguage()
  const own = `console.${kind === 'rule' ? 'rules' : 'services.drafting'}`
  const lines = (text: string | null): Line[] => {
    const written = text === null ? undefined : readWritten(text)
    if (!written || kind === 'service')
      return (text ?? '')
        .trimEnd()
        .split('\n')
        .map((line) => ({ text: line, feel: '', answer: '' }))
    try {
      return linesOf(writtenRule(written), language)
    } catch {
      return (text ?? '').split('\n').map((line) => ({ text: line, feel: '', answer: '' })) // no rule's shape yet
    }
  }
  const compared = compare(before === null ? [] : lines(before), lines(after))
  const changed = compared.some(({ change }) => change !== 'same')
  return (
    <>
      {before === null && <p className="muted">{words(`${own}.draft.is_new`)}</p>}
      {!changed && <p className="muted">{words(`${own}.draft.no_change`)}</p>}
      <ul className="differences">
        {compared.map(({ text, feel, answer, change }, at) => (
          <li key={`${at.toString()}${text}`} className={change}>
            {change !== 'same' && <span className="change">{words(`console.rules.draft.${change}`)}</span>}
            <span>
              {text}
              {feel && change !== 'same' && <code className="feel">{feel}</code>}
            </span>
            {answer && <b className="row-answer">{answer === 'null' ? words('console.rules.reading.no_value') : answer}</b>}
          </li>
        ))}
      </ul>
    </>
  )
}
