import type { Card } from '../payload.ts'
import { dayAt, timeAt } from './held.ts'
import type { Keep, Note } from './keep.ts'
import { say } from './say.ts'

/** The notes of a card on the day of an instant, oldest first: a copied card shows here. */
export async function notedToday(keep: Keep, number: string, now: number): Promise<Note[]> {
  return (await keep.notes()).filter((note) => note.number === number && dayAt(Date.parse(note.at)) === dayAt(now))
}

/** Notes one visit with a card. */
export function note(keep: Keep, { number, district, name, birthYear }: Card, now: number): Promise<void> {
  return keep.addNote({ at: new Date(now).toISOString(), number, district, name, birthYear })
}

/** Shows the visits of the day, and what can be done with all that are kept. */
export async function showNotes(keep: Keep, now: number): Promise<void> {
  const all = await keep.notes()
  const today = all.filter(({ at }) => dayAt(Date.parse(at)) === dayAt(now)).reverse()
  const part = (id: string) => document.getElementById(id) as HTMLElement
  part('notes').hidden = false
  part('count').textContent = today.length > 0 ? say('notes.count', { count: today.length }) : say('notes.none')
  part('lines').replaceChildren(
    ...today.slice(0, 50).map(({ at, name, birthYear }) => {
      const line = document.createElement('li')
      line.textContent = [timeAt(Date.parse(at)), name, birthYear ?? ''].join(' ')
      return line
    }),
  )
  part('export').hidden = all.length === 0
  part('clear').hidden = all.length === 0
  part('clear').textContent = say('notes.clear', { count: all.length })
  part('clear').dataset.count = String(all.length)
}

/** Lets the notes be taken away as a table, and cleared by two presses. */
export function offerNotes(keep: Keep, now: () => number): void {
  const clear = document.getElementById('clear') as HTMLButtonElement
  document.getElementById('export')?.addEventListener('click', () => void keep.notes().then((notes) => download(notes, now())))
  clear.addEventListener('click', () => {
    if (clear.dataset.sure !== clear.dataset.count) {
      clear.dataset.sure = clear.dataset.count
      clear.textContent = say('notes.clear_sure', { count: clear.dataset.count ?? '' })
      return
    }
    delete clear.dataset.sure
    void keep.clearNotes().then(() => showNotes(keep, now()))
  })
}

function download(notes: Note[], now: number): void {
  const rows = notes.map(({ at, number, district, name, birthYear }) => [
    `${dayAt(Date.parse(at))} ${timeAt(Date.parse(at))}`,
    number.toUpperCase(),
    district,
    name,
    birthYear ?? '',
  ])
  // The mark at the front tells spreadsheets that it is UTF-8; names come from signed cards, but a cell must still never begin like a formula.
  const cell = (value: string | number) =>
    /[",\n]|^[=+\-@]/.test(String(value)) ? `"'${String(value).replaceAll('"', '""')}"` : value
  const text = `\ufeff${say('notes.columns')}\r\n${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = `${say('notes.file')}-${dayAt(now)}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
