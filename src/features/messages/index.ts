import { resolve } from 'node:path'
import { defineFeature, type Feature } from '../../platform/feature.ts'
import { partsTogether } from '../../platform/feature-parts.ts'
import { mergeDictionaries } from '../../platform/words/words.ts'
import { broadcastsPart } from './broadcasts/part.ts'
import { deliveringPart } from './delivering/part.ts'
import { demoPart } from './demo/part.ts'
import { deskPart } from './desk/part.ts'
import { preferencesPart } from './preferences/part.ts'
import { residentPart } from './resident/part.ts'
import { speechOf } from './speech.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** Telling people: what other features have to tell reaches each person by the way they chose, once, and every delivery is on record. Told who has something to tell. */
export function messagesOf(tellers: readonly Feature[]): Feature {
  const speech = speechOf(tellers, { zh: mergeDictionaries([zh]), en: mergeDictionaries([en]) })
  return defineFeature({
    name: 'messages',
    floor: 'engine',
    migrations: resolve(import.meta.dirname, 'migrations'),
    ...partsTogether([
      { words: { zh, en } },
      preferencesPart(speech),
      deliveringPart(speech),
      deskPart(speech),
      broadcastsPart(speech),
      residentPart(speech),
      demoPart(speech),
    ]),
  })
}
