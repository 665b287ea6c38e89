import type { Tx } from '../../../platform/database/transaction.ts'
import { findAccount } from '../../../platform/sign-in/store.ts'
import { bindWords } from '../../../platform/words/book.ts'
import type { Words } from '../../../platform/words/words.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

const book = bindWords([{ zh, en }])

/** The sentences of a calendar in the language of the account that reads it: a calendar program says none of its own. */
export async function wordsOf(tx: Tx, account: string): Promise<Words> {
  return book.in((await findAccount(tx.db, account))?.language ?? 'zh')
}
