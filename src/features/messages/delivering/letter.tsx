/** @jsxImportSource preact */
import { renderToString as render } from 'preact-render-to-string'
import type { Words } from '../../../platform/words/words.ts'

/** The page is printed on A4 and folded once into three: the address shows in the window of a DL envelope (left 20 mm, 45 mm from the top). Letters are large. */
const style = `
@page { size: A4; margin: 0 }
body { margin: 0; font: 16pt/1.6 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #000 }
.sheet { position: relative; width: 210mm; min-height: 297mm; box-sizing: border-box; padding: 105mm 25mm 25mm }
.window { position: absolute; left: 20mm; top: 45mm; width: 90mm; height: 45mm; font-size: 13pt; line-height: 1.5; font-style: normal; overflow: hidden }
.from { position: absolute; left: 20mm; top: 20mm; font-size: 11pt }
.fold { position: absolute; left: 0; width: 5mm; border-top: .2mm solid #666 }
.day { text-align: right }
@media screen { .sheet { margin: 1em auto; box-shadow: 0 0 4px #888 } }
`

/** A message as a letter with the address where the envelope's window is. Everything that came from outside is escaped. */
export function letterPage(letter: {
  words: Words
  language: 'zh' | 'en'
  district: string
  on: string
  name: string
  address: readonly string[]
  text: string
}): string {
  const { words, language, district, on, name, address, text } = letter
  const page = (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <title>{words('messages.letter.title', { name })}</title>
        <style>{style}</style>
      </head>
      <body>
        <main class="sheet">
          <p class="from">{words('messages.letter.from', { district })}</p>
          <address class="window">
            {address.map((line) => (
              <div key={line}>{line}</div>
            ))}
            <div>{words('messages.letter.to', { name })}</div>
          </address>
          <i class="fold" style="top:99mm" />
          <i class="fold" style="top:198mm" />
          <p>{words('messages.letter.dear', { name })}</p>
          <p>{text}</p>
          <p>{words('messages.letter.close')}</p>
          <p class="day">
            {words('messages.letter.from', { district })}
            <br />
            {on}
          </p>
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${render(page)}\n`
}
