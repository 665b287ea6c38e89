import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { SheetProblem } from './problem.ts'

/** What one part of a workbook tells as it is read: names are without their prefix. */
export type Hearing = {
  open?(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/** Reads XML piece by piece; yields after every piece, so that the caller can hand on what it has heard. 'sheet_broken' where it is no XML, or declares a DTD. */
export async function* hear(pieces: AsyncIterable<string>, hearing: Hearing): AsyncIterable<undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let fault: SheetProblem | undefined
  const guard =
    <A extends unknown[]>(run: (...given: A) => void) =>
    (...given: A) => {
      if (fault) return
      try {
        run(...given)
      } catch (error) {
        if (!(error instanceof SheetProblem)) throw error
        fault = error
      }
    }
  parser.on('error', () => {
    fault ??= new SheetProblem('sheet_broken')
  })
  parser.on('doctype', () => {
    fault ??= new SheetProblem('sheet_broken')
  })
  const { open, text, close } = hearing
  if (open)
    parser.on(
      'opentag',
      guard((tag: SaxesTagPlain) => open(plain(tag.name), tag.attributes)),
    )
  if (text) parser.on('text', guard(text))
  if (close)
    parser.on(
      'closetag',
      guard((tag: SaxesTagPlain) => close(plain(tag.name))),
    )
  for await (const piece of pieces) {
    parser.write(piece)
    if (fault) throw fault
    yield undefined
  }
  parser.close()
  if (fault) throw fault
}

/** The same to its end, for small parts. */
export async function hearAll(pieces: AsyncIterable<string>, hearing: Hearing): Promise<void> {
  for await (const _ of hear(pieces, hearing));
}

const plain = (name: string) => name.slice(name.indexOf(':') + 1)
