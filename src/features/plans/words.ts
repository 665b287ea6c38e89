import { mergeDictionaries } from '../../platform/words/words.ts'
import auditEn from './audit/words.en.json' with { type: 'json' }
import auditZh from './audit/words.zh.json' with { type: 'json' }
import policiesEn from './policies/words.en.json' with { type: 'json' }
import policiesZh from './policies/words.zh.json' with { type: 'json' }
import projectsEn from './projects/words.en.json' with { type: 'json' }
import projectsZh from './projects/words.zh.json' with { type: 'json' }
import qualityEn from './quality/words.en.json' with { type: 'json' }
import qualityZh from './quality/words.zh.json' with { type: 'json' }
import reportEn from './report/words.en.json' with { type: 'json' }
import reportZh from './report/words.zh.json' with { type: 'json' }
import reviewEn from './review/words.en.json' with { type: 'json' }
import reviewZh from './review/words.zh.json' with { type: 'json' }
import rulesEn from './rules/words.en.json' with { type: 'json' }
import rulesZh from './rules/words.zh.json' with { type: 'json' }
import tasksEn from './tasks/words.en.json' with { type: 'json' }
import tasksZh from './tasks/words.zh.json' with { type: 'json' }
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** The sentences of every room of this feature. */
export const words = {
  zh: mergeDictionaries([zh, auditZh, rulesZh, tasksZh, projectsZh, reviewZh, reportZh, qualityZh, policiesZh]),
  en: mergeDictionaries([en, auditEn, rulesEn, tasksEn, projectsEn, reviewEn, reportEn, qualityEn, policiesEn]),
}
