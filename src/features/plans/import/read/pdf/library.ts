import Module, { createRequire } from 'node:module'
import { dirname } from 'node:path'

type PdfLibrary = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

const require = createRequire(import.meta.url)

/** The folder of the PDF library, where its character maps and fonts lie. */
export function pdfLibraryFolder(): string {
  return dirname(require.resolve('pdfjs-dist/package.json'))
}

/** Loads the PDF library without its native drawing package: nothing is drawn here, and untrusted files should meet no native code. */
export async function loadPdfLibrary(): Promise<PdfLibrary> {
  withoutDrawing()
  // Its parser is loaded here too, or it would be at the first file's expense.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

function withoutDrawing(): void {
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData'])
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: class {} })
  let path: string
  try {
    path = createRequire(require.resolve('pdfjs-dist/package.json')).resolve('@napi-rs/canvas')
  } catch {
    return
  }
  if (require.cache[path]) return
  const empty = new Module(path)
  empty.loaded = true
  empty.exports = {}
  require.cache[path] = empty
}
