/** @jsxImportSource preact */
import { create } from 'qrcode'

/** A text as a QR code of dark modules with the quiet zone that readers need: drawn, so that no script and no picture is loaded. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (modules.get(row, column) ? '1' : '0')).join(''),
  )
  const path = rows.flatMap((line, row) =>
    [...line.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${row}h${run.length}v1h-${run.length}z`),
  )
  return (
    <svg class="qr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={path.join('')} fill="#000" />
    </svg>
  )
}
