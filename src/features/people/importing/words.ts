import { type Words, wordsOf, wordTable } from '../../../platform/words/words.ts'
import identity from '../identity/words.zh.json' with { type: 'json' }
import own from './words.zh.json' with { type: 'json' }

/** Sentences that stand in sheets: whoever mends a row reads Chinese, whatever language the console is in. */
export const sheetWords: Words = wordsOf(wordTable([own, identity]))
