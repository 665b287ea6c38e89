import type { Browser } from 'playwright-core'
import { asHtml, pageStyles } from './as-html.test-support.ts'
import { asPdf } from './as-pdf.test-support.ts'
import { asText, textStyles } from './as-text.test-support.ts'
import { asWord } from './as-word.test-support.ts'
import { compose, type Expected } from './compose.test-support.ts'
import { countyLayouts } from './county-layouts.test-support.ts'
import { districtLayouts } from './district-layouts.test-support.ts'
import type { Layout } from './layout.test-support.ts'

const layouts = [...districtLayouts, ...countyLayouts]

/** One file to import: the same plan in one layout and one format, with what its pack should be. */
export type Variant = {
  layout: string
  format: string
  name: string
  expected: Expected
  make: (printer: Browser) => Promise<Uint8Array>
}

/** Every layout in every format that can show it, but only in one of the ways to print a PDF: each way meets some layouts. */
export function chosenVariants(): Variant[] {
  return layouts.flatMap((layout, index) => {
    const kept = pageStyles[index % pageStyles.length]?.name
    return variantsOf(layout).filter(({ format }) => !format.startsWith('pdf') || format === `pdf, ${kept}`)
  })
}

/** Every layout in every format that can show it. */
export function allVariants(): Variant[] {
  return layouts.flatMap(variantsOf)
}

function variantsOf(layout: Layout): Variant[] {
  const { blocks, expected } = compose(layout)
  const bytesOf = (make: (printer: Browser) => Promise<Uint8Array> | Uint8Array) => async (printer: Browser) => make(printer)
  const variant = (format: string, name: string, make: (printer: Browser) => Promise<Uint8Array> | Uint8Array): Variant => ({
    layout: layout.name,
    format,
    name,
    expected,
    make: bytesOf(make),
  })
  return [
    ...textStyles.map((style) => variant(`txt, ${style}`, 'plan.txt', () => asText(blocks, style))),
    variant('docx', 'plan.docx', () => asWord(blocks, false)),
    ...(layout.name === 'usual' ? [variant('docx, automatic numbers', 'plan.docx', () => asWord(blocks, true))] : []),
    variant('html', 'plan.html', () => new TextEncoder().encode(asHtml(blocks))),
    ...pageStyles.map((style) => variant(`pdf, ${style.name}`, 'plan.pdf', (printer) => asPdf(printer, blocks, style))),
  ]
}
