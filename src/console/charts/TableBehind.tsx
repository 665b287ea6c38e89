/** @jsxImportSource react */
import { useWords } from '../words/words.ts'

/** The figures a chart was drawn from, one press away. */
export function TableBehind({ caption, heads, rows }: { caption: string; heads: string[]; rows: (string | number)[][] }) {
  const words = useWords()
  return (
    <details className="behind">
      <summary>{words('console.chart.figures')}</summary>
      <table className="table plain">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((cell, index) => (
                <td key={heads[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
