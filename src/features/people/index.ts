import { resolve } from 'node:path'
import { defineFeature } from '../../platform/feature.ts'
import { partsTogether } from '../../platform/feature-parts.ts'
import { part as accountsPart } from './accounts/part.ts'
import { part as cardPart } from './card/part.ts'
import { part as countingPart } from './counting/part.ts'
import { part as duplicatesPart } from './duplicates/part.ts'
import { part as factsPart } from './facts/part.ts'
import { part as householdPart } from './household/part.ts'
import { part as identityPart } from './identity/part.ts'
import { part as importingPart } from './importing/part.ts'
import { part as lifePart } from './life/part.ts'
import { part as privacyPart } from './privacy/part.ts'
import { part as registerPart } from './register/part.ts'
import { part as residentPart } from './resident/part.ts'
import { part as retentionPart } from './retention/part.ts'
import { part as rostersPart } from './rosters/part.ts'
import { part as rotationPart } from './rotation/part.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

export { actingFor, actingFully, type OnBehalf } from './accounts/acting.ts'
export { type CardRefusal, holderOfCard } from './card/holder.ts'
export { maskedName } from './card/masked-name.ts'
export { kindsOf, kindsSetting } from './facts/kinds.ts'
export { factsIn } from './facts/registered.ts'
export { kindOf as sheetKindOf } from './importing/reading/kind.ts'
export { rowsOfFile, SheetProblem } from './importing/reading/rows.ts'
export { maskPhone } from './masks.ts'
export { briefsNamed } from './named-store.ts'
export { findPerson, type PersonRow } from './person-store.ts'
export { consentingTo } from './privacy/consents.ts'
export type { OwnRecord } from './privacy/contract.ts'
export { noteListed } from './privacy/listed.ts'
export { recordOf } from './privacy/record.ts'
export { holdersOfNumbers, type NumberHolder } from './register/numbers.ts'
export { postalAddressesOf } from './register/postal.ts'
export { requireViewing } from './register/read.ts'
export { RecordCard } from './resident/record.tsx'
export { RetentionRun, RetentionRuns, RetentionSchedule } from './retention/contract.ts'
export { getRetentionRun, listRetentionRuns, runRetention } from './retention/runs.ts'
export { publishSchedule } from './retention/schedule.ts'
export { withWholeDistrict } from './sight-store.ts'

/** Families: one record a person of any age, their households, relationships, addresses and dated facts, and who may see them. */
export const people = defineFeature({
  name: 'people',
  floor: 'ground',
  migrations: resolve(import.meta.dirname, 'migrations'),
  ...partsTogether([
    { words: { zh, en } },
    registerPart,
    identityPart,
    rotationPart,
    householdPart,
    lifePart,
    importingPart,
    duplicatesPart,
    rostersPart,
    cardPart,
    accountsPart,
    privacyPart,
    retentionPart,
    residentPart,
    factsPart,
    countingPart,
  ]),
})
