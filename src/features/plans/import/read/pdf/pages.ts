import { join } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ImportProblem } from '../../problem.ts'
import { plainCharacters } from './characters.ts'
import type { Page, Piece } from './layout.ts'
import { loadPdfLibrary, pdfLibraryFolder } from './library.ts'
import { type Operators, rulingsOf } from './rulings.ts'

const MAX_PAGES = 500
const MAX_PIECES = 400_000

/** Opens a PDF and reads the text and ruling lines of its pages. Images are not decoded; fonts and character maps come from the package on disk. */
export async function pagesOf(bytes: Uint8Array): Promise<Page[]> {
  const pdf = await loadPdfLibrary()
  const folder = pdfLibraryFolder()
  const task = pdf.getDocument({
    // A copy, because the library takes over the memory it is given.
    data: Uint8Array.from(bytes),
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    maxImageSize: 1,
    stopAtErrors: false,
    verbosity: pdf.VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise.catch((error: unknown) => {
      throw refusal(error)
    })
    return await readPages(document, pdf.OPS)
  } finally {
    await task.destroy()
  }
}

async function readPages(document: PDFDocumentProxy, codes: Record<string, number>): Promise<Page[]> {
  if (document.numPages > MAX_PAGES) throw tooManyPages()
  const pages: Page[] = []
  let pieces = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number).catch((error: unknown) => {
      throw refusal(error)
    })
    pages.push(await readPage(page, codes))
    pieces += pages.at(-1)?.pieces.length ?? 0
    if (pieces > MAX_PIECES) throw tooManyPages()
    page.cleanup()
  }
  return pages
}

async function readPage(page: PDFPageProxy, codes: Record<string, number>): Promise<Page> {
  const { transform, width, height } = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const pieces = content.items.flatMap((item) => ('str' in item ? pieceOf(item, transform as number[]) : []))
  const operators: Operators = await page.getOperatorList()
  return { width, height, pieces, rulings: rulingsOf(operators, codes, transform as number[]) }
}

function pieceOf(item: { str: string; transform: number[]; width: number }, view: number[]): Piece[] {
  const text = plainCharacters(item.str)
  if (text.trim() === '') return []
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform
  const [v0 = 1, v1 = 0, v2 = 0, v3 = -1, v4 = 0, v5 = 0] = view
  const along = [v0 * a + v2 * b, v1 * a + v3 * b] as const
  const size = Math.hypot(v0 * c + v2 * d, v1 * c + v3 * d)
  // Slanted and upright text is a watermark or a seal.
  if (size === 0 || Math.abs(along[1]) > Math.abs(along[0]) * 0.1 || along[0] < 0) return []
  const left = v0 * e + v2 * f + v4
  return [{ text, left, right: left + item.width, baseline: v1 * e + v3 * f + v5, size }]
}

function refusal(error: unknown): ImportProblem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') {
    return new ImportProblem('pdf_encrypted', {
      zh: '这个 PDF 设有打开密码，无法读取。请去除密码后再上传，或上传 Word 文件。',
      en: 'This PDF needs a password to open. Remove the password and upload it again, or upload the Word file.',
    })
  }
  return new ImportProblem('pdf_broken', {
    zh: '这个 PDF 不完整或已损坏，无法读取。请重新获取文件，或上传 Word 文件。',
    en: 'This PDF is incomplete or damaged and cannot be read. Get the file again, or upload the Word file.',
  })
}

function tooManyPages(): ImportProblem {
  return new ImportProblem('too_large', {
    zh: `这个 PDF 超过 ${MAX_PAGES} 页或文字过多，不像是一份方案。请只上传方案本身。`,
    en: `This PDF has more than ${MAX_PAGES} pages or too much text for a plan. Please upload the plan alone.`,
  })
}
