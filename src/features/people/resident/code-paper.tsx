/** @jsxImportSource preact */
import { create } from 'qrcode'
import type { Words } from '../../../platform/words/words.ts'

/** A code in large groups, with the address as a picture for a phone's camera: on the screen and on paper. */
export function CodePaper({ code, address, words }: { code: string; address: string; words: Words }) {
  return (
    <div class="paper">
      <p class="code">{code}</p>
      <Qr text={address} label={words('people.my.paper.qr')} />
      <p>{words('people.my.paper.address', { address })}</p>
    </div>
  )
}

/** A text as a QR code of dark modules: drawn, so that no script and no picture is loaded. */
function Qr({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const size = modules.size
  const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => modules.data[at])
  const path = dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('')
  return (
    <svg class="qr" viewBox={`-2 -2 ${size + 4} ${size + 4}`} role="img" aria-label={label}>
      <rect x="-2" y="-2" width={size + 4} height={size + 4} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
