import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { asHtml, type PageStyle } from './as-html.test-support.ts'
import type { ComposedBlock } from './compose.test-support.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  )

/** Starts the browser that prints test files. Throws, and so fails the tests, where there is none. */
export async function startPrinter(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? PLACES.find((path) => existsSync(path))
  if (!executablePath)
    throw new Error(
      `PDF layouts are printed with Chromium, and none was found at ${PLACES.join(', ')}. Install it or set CHROMIUM_PATH.`,
    )
  return chromium.launch({ executablePath, args: FLAGS })
}

/** Prints the document as a PDF with page numbers and a running header. */
export async function asPdf(printer: Browser, blocks: ComposedBlock[], style: PageStyle): Promise<Uint8Array> {
  const page = await printer.newPage()
  try {
    await page.setContent(asHtml(blocks, style))
    const small = 'font-size:9px;width:100%;text-align:center'
    return await page.pdf({
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: `<div style="${small}">临江区人民政府办公室文件</div>`,
      footerTemplate: `<div style="${small}">— <span class="pageNumber"></span> —</div>`,
    })
  } finally {
    await page.close()
  }
}
