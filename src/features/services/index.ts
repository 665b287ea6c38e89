import { resolve } from 'node:path'
import { defineFeature } from '../../platform/feature.ts'
import { partsTogether } from '../../platform/feature-parts.ts'
import { part as cataloguePart } from './catalogue/part.ts'
import { part as consultationsPart } from './consultations/part.ts'
import { part as countingPart } from './counting/part.ts'
import { part as decisionsPart } from './decisions/part.ts'
import { part as draftingPart } from './drafting/part.ts'
import { part as enrolmentsPart } from './enrolments/part.ts'
import { part as entitlingPart } from './entitling/part.ts'
import { part as residentPart } from './resident/part.ts'
import { part as rulebookPart } from './rulebook/part.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

export { entriesOn, findEntry, serviceIn } from './catalogue/entries.ts'
export { mayAdvise } from './consultations/policy.ts'
export { endRefusal, noteRead, optOut, readNews } from './consultations/told.ts'
export { refusingTelling } from './consultations/told-store.ts'
export { type Deciding, decide } from './decisions/decide.ts'
export { type Asking, factsFor, judgeEverybody, judgeSome, type Outcome, type Question } from './decisions/judging.ts'
export { type Knowing, keepDecisions, knowing } from './decisions/knowing.ts'
export { replayDecisions } from './decisions/replay.ts'
export { rulePublished, servicePublished } from './events.ts'
export { type DistrictBook, districtBook } from './rulebook/book.ts'
export { exportFiles } from './rulebook/exporting.ts'

/** Public services as data: the catalogue, the rules that decide about them, and the decisions made. */
export const services = defineFeature({
  name: 'services',
  floor: 'ground',
  migrations: resolve(import.meta.dirname, 'migrations'),
  ...partsTogether([
    { words: { zh, en } },
    cataloguePart,
    rulebookPart,
    draftingPart,
    decisionsPart,
    enrolmentsPart,
    entitlingPart,
    countingPart,
    residentPart,
    consultationsPart,
  ]),
})
