import { type Language, type Words, wordsOf, wordTable } from '../../../platform/words/words.ts'
import projectsEn from '../projects/words.en.json' with { type: 'json' }
import projectsZh from '../projects/words.zh.json' with { type: 'json' }
import qualityEn from '../quality/words.en.json' with { type: 'json' }
import qualityZh from '../quality/words.zh.json' with { type: 'json' }
import rulesEn from '../rules/words.en.json' with { type: 'json' }
import rulesZh from '../rules/words.zh.json' with { type: 'json' }
import tasksEn from '../tasks/words.en.json' with { type: 'json' }
import tasksZh from '../tasks/words.zh.json' with { type: 'json' }
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

const chinese = wordTable([zh, rulesZh, tasksZh, projectsZh, qualityZh])
const english = wordTable([en, rulesEn, tasksEn, projectsEn, qualityEn])

/** The sentences a file is written in: its own, and those of what it tells about. */
export const fileWords: Record<Language, Words> = { zh: wordsOf(chinese), en: wordsOf(english, chinese) }
