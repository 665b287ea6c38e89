import { definePart } from '../../../platform/feature-parts.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers: the sentences for what is wrong with a number. */
export const part = definePart({ words: { zh, en } })
