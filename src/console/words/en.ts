import type { Dictionary } from '../../platform/words/words.ts'
import { collected } from './table.ts'

/** Every English sentence the console can need. */
export const en = collected([
  import.meta.glob<Dictionary>('../words.en.json', { eager: true, import: 'default' }),
  import.meta.glob<Dictionary>('../../platform/words/en.json', { eager: true, import: 'default' }),
  import.meta.glob<Dictionary>('../../platform/*/words.en.json', { eager: true, import: 'default' }),
  import.meta.glob<Dictionary>('../../features/**/words.en.json', { eager: true, import: 'default' }),
])
