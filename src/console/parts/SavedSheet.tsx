/** @jsxImportSource react */

/** A button that saves rows as a CSV file which spreadsheets open with the right characters: for what the page holds and no endpoint keeps. */
export function SavedSheet({ name, label, lines }: { name: string; label: string; lines(): string[][] }) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([csvOf(lines())], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 1000)
  }
  return (
    <button type="button" className="link" onClick={save}>
      {label}
    </button>
  )
}

/** Lines as CSV (RFC 4180) with a byte order mark; what a spreadsheet would take for a formula gets an apostrophe. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map((line) => line.map(cellOf).join(',')).join('\r\n')}\r\n`

const cellOf = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
