import type { Dictionary } from '../../platform/words/words.ts'
import { collected } from './table.ts'

/** Every Chinese sentence the console can need. */
export const zh = collected([
  import.meta.glob<Dictionary>('../words.zh.json', { eager: true, import: 'default' }),
  import.meta.glob<Dictionary>('../../platform/words/zh.json', { eager: true, import: 'default' }),
  import.meta.glob<Dictionary>('../../platform/*/words.zh.json', { eager: true, import: 'default' }),
  import.meta.glob<Dictionary>('../../features/**/words.zh.json', { eager: true, import: 'default' }),
])
