/** @jsxImportSource preact */
import { create } from 'qrcode'

/** A card's code as a drawing of dark modules with the quiet zone that readers need. Level M: a creased card is still read. */
export function CardQr({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const dark = Array.from({ length: size * size }, (_, at) => at).filter((at) => data[at])
  return (
    <svg class="cardqr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={dark.map((at) => `M${at % size} ${Math.floor(at / size)}h1v1h-1z`).join('')} fill="#000" />
    </svg>
  )
}
