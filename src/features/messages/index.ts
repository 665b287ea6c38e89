import { resolve } from 'node:path'
import { defineFeature, type Feature } from '../../platform/feature.ts'
import { partsTogether } from '../../platform/feature-parts.ts'
import { mergeDictionaries } from '../../platform/words/words.ts'
import { broadcastJob, runBroadcast } from './broadcasts/actions.ts'
import { broadcastRoutes } from './broadcasts/routes.ts'
import { messageRetention, messagesOwnedBy } from './delivering/own.ts'
import { reactionsOf } from './delivering/reactions.ts'
import { remind } from './delivering/reminding.ts'
import { followUp, sendMessage } from './delivering/sending.ts'
import { sendingJob } from './delivering/telling.ts'
import { deskRoutes } from './desk/routes.ts'
import { messageTimeline } from './desk/timeline.ts'
import { callBackWork } from './desk/work.ts'
import { preferenceRoutes } from './preferences/routes.ts'
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
      { routes: preferenceRoutes(speech) },
      {
        jobs: {
          [sendingJob]: (ctx, payload) => sendMessage(ctx, speech, payload),
          'messages.remind': (ctx) => remind(ctx, speech),
          'messages.follow_up': (ctx) => followUp(ctx),
        },
        crontab: ['12 * * * * messages.remind', '*/30 * * * * messages.follow_up'],
        on: reactionsOf(speech),
        personalData: messagesOwnedBy,
        retention: messageRetention,
      },
      { routes: deskRoutes(speech), workItems: callBackWork, timeline: messageTimeline },
      { routes: broadcastRoutes, jobs: { [broadcastJob]: (ctx, payload) => runBroadcast(ctx, speech, payload) } },
      residentPart(speech),
    ]),
  })
}
