/** @jsxImportSource preact */
import { create } from 'qrcode'

/** A QR code drawn on the server: black runs in one path, four modules of quiet ground around. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const edge = modules.size + 8
  const runs: string[] = []
  for (let row = 0; row < modules.size; row++) {
    const line = Array.from({ length: modules.size }, (_, column) => (modules.get(row, column) ? '1' : '0')).join('')
    for (const { 0: run, index } of line.matchAll(/1+/g)) runs.push(`M${index + 4} ${row + 4}h${run.length}v1h-${run.length}z`)
  }
  return (
    <svg class="qr" viewBox={`0 0 ${edge} ${edge}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={edge} height={edge} fill="#fff" />
      <path d={runs.join('')} fill="#000" />
    </svg>
  )
}
