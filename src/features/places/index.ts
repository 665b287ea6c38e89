import { resolve } from 'node:path'
import { defineFeature } from '../../platform/feature.ts'
import { partsTogether } from '../../platform/feature-parts.ts'
import { part as capacityPart } from './capacity/part.ts'
import { part as countingPart } from './counting/part.ts'
import { part as designationsPart } from './designations/part.ts'
import { part as directoryPart } from './directory/part.ts'
import { part as exceptionsPart } from './exceptions/part.ts'
import { part as facilitiesPart } from './facilities/part.ts'
import { part as organizationsPart } from './organizations/part.ts'
import { part as proposalsPart } from './proposals/part.ts'
import { part as sheetsPart } from './sheets/part.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

export { findTelephone } from './facilities/phone-store.ts'

/** Facilities: organizations, what they run, what each can hold and offer, and since when. */
export const places = defineFeature({
  name: 'places',
  floor: 'ground',
  migrations: resolve(import.meta.dirname, 'migrations'),
  ...partsTogether([
    { words: { zh, en } },
    organizationsPart,
    proposalsPart,
    sheetsPart,
    facilitiesPart,
    exceptionsPart,
    capacityPart,
    designationsPart,
    directoryPart,
    countingPart,
  ]),
})
