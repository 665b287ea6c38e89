import { resolve } from 'node:path'
import auditEn from './audit/words.en.json' with { type: 'json' }
import auditZh from './audit/words.zh.json' with { type: 'json' }
import { calendarRoutes } from './calendar/routes.ts'
import calendarEn from './calendar/words.en.json' with { type: 'json' }
import calendarZh from './calendar/words.zh.json' with { type: 'json' }
import { districtRoutes } from './districts/routes.ts'
import { fileRoutes } from './files/routes.ts'
import type { Endpoint } from './http/endpoint.ts'
import signInEn from './sign-in/words.en.json' with { type: 'json' }
import signInZh from './sign-in/words.zh.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import { mergeDictionaries } from './words/words.ts'
import zh from './words/zh.json' with { type: 'json' }

/** Where the platform's own migrations lie. */
export const platformMigrations = resolve(import.meta.dirname, 'migrations')

/** Endpoints that belong to no feature. */
export const platformRoutes: Endpoint[] = [...districtRoutes, ...fileRoutes, ...calendarRoutes]

/** The platform's own sentences. */
export const platformWords = {
  zh: mergeDictionaries([zh, auditZh, signInZh, calendarZh]),
  en: mergeDictionaries([en, auditEn, signInEn, calendarEn]),
}
