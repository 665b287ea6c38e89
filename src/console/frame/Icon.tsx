/** @jsxImportSource react */
import type { IconName } from '../pages.ts'

/** Drawn on a grid of 24, lines of 1.75. */
const drawn: Record<IconName | 'more', string> = {
  work: 'M5 7h14M5 12h14M5 17h8',
  home: 'M4 11l8-7 8 7M6 10v9h12v-9',
  board: 'M4 20V10M10 20V4M16 20v-8M21 20H3',
  task: 'M4 6l2 2 3-3M4 13l2 2 3-3M13 7h7M13 14h7M4 20h16',
  project: 'M4 6h9M8 12h9M12 18h8',
  register: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h4',
  department: 'M12 4v5M6 15v-3h12v3M4 15h4v5H4zM16 15h4v5h-4zM10 15h4v5h-4z',
  city: 'M4 20V9h5v11M9 20V4h6v16M15 20v-8h5v8M3 20h18',
  quality: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2 2 4-4',
  import: 'M12 4v11M8 11l4 4 4-4M5 20h14',
  people: 'M9 11a3 3 0 100-6 3 3 0 000 6zM3 20c0-4 3-6 6-6s6 2 6 6M16 6a3 3 0 010 5M18 14c2 1 3 3 3 6',
  audit: 'M5 4h14v16H5zM9 9h6M9 13h6M9 17h3',
  calendar: 'M4 6h16v14H4zM4 10h16M9 3v4M15 3v4',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
}

/** An icon beside its words; a screen reader hears the words alone. */
export function Icon({ name }: { name: IconName | 'more' }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawn[name]} />
    </svg>
  )
}
