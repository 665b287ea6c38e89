/** @jsxImportSource react */
import { useWords } from '../../../../console/words/words.ts'
import type { Rule } from '../../../../platform/rules/document/contract.ts'
import type { TableText } from '../../../../platform/rules/document/describe/describe.ts'
import { cellText } from './cell.ts'

/** A table of the rule: what it asks about, its rows with their answers, and what happens where several rows hold. */
export function Rows({ table, rule, feel }: { table: TableText; rule: Rule; feel: boolean }) {
  const words = useWords()
  const columns = rule.kind !== 'eligibility' && rule.inputs !== undefined
  const thens = rule.kind === 'eligibility' ? [] : (rule.rules ?? []).map(({ then }) => String(then))
  return (
    <>
      <p className="muted">{words('console.rules.reading.policy', { policy: table.hitPolicy })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="rule-scroll" aria-label={words('console.rules.reading.rows')} tabIndex={0}>
        <table className="table plain rule-rows">
          <caption className="unseen">{words('console.rules.reading.rows')}</caption>
          <thead>
            <tr>
              <th scope="col" className="n">
                {words('console.rules.reading.row')}
              </th>
              <th scope="col">{words('console.rules.reading.case')}</th>
              {(columns || feel) &&
                table.inputs.map((input) => (
                  <th key={input} scope="col">
                    {input}
                  </th>
                ))}
              <th scope="col" className="n">
                {words('console.rules.reading.answer')}
              </th>
              {feel && <th scope="col">FEEL</th>}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ row, says, cells, answer }) => (
              <tr key={row}>
                <td className="n">{row}</td>
                <td>{says}</td>
                {(columns || feel) &&
                  cells.map((cell, at) => (
                    <td key={`${at.toString()}${cell}`}>{feel ? <code>{cell}</code> : cellText(cell, words)}</td>
                  ))}
                <td className="n">{answer === 'null' ? words('console.rules.outcome.none') : answer}</td>
                {feel && (
                  <td>
                    <code>{thens[row - 1]}</code>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
