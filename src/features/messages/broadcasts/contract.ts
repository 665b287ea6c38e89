import { z } from 'zod'
import { Id, Topic } from '../shapes.ts'

const fields = {
  /** A service of the catalogue that runs on messages; its eligibility rule says whom it is for. */
  service: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'the id of a service, such as xinxi_tuisong'),
  title: z.string().trim().min(2, 'at least two characters').max(60),
  textZh: z.string().trim().min(2, 'at least two characters').max(500),
  textEn: z.string().trim().min(2, 'at least two characters').max(1000).nullable().default(null),
  /** Where one reads more; a path of this site below the district. */
  href: z
    .string()
    .regex(/^\/[\w\-/.?=&%]*$/, 'a path of this site')
    .max(200)
    .nullable()
    .default(null),
  topics: z.array(Topic).max(9).default([]),
  street: z
    .string()
    .regex(/^\d{9}$/)
    .nullable()
    .default(null),
  /** Completed months of age on the day, half-open. */
  monthsFrom: z.number().int().min(0).max(1500).nullable().default(null),
  monthsTo: z.number().int().min(1).max(1500).nullable().default(null),
}

/** One thing to be sent to those who want it. */
export const NewBroadcast = z.object(fields)
export type NewBroadcast = z.output<typeof NewBroadcast>

/** Whom it would reach: who fits by age and rule, of them who wants it, and by which ways; `unsure`: the rule lacks a fact about them. */
export const BroadcastPreview = z.object({
  candidates: z.number().int(),
  fitting: z.number().int(),
  unsure: z.number().int(),
  told: z.number().int(),
  /** Why the others are not told. */
  without: z.object({
    refused: z.number().int(),
    enough: z.number().int(),
    uninterested: z.number().int(),
    unreachable: z.number().int(),
  }),
  ways: z.record(z.string(), z.number().int()),
})
export type BroadcastPreview = z.infer<typeof BroadcastPreview>

export const Broadcast = z.object({
  ...{
    id: Id,
    service: z.string(),
    serviceName: z.string(),
    title: z.string(),
    textZh: z.string(),
    textEn: z.string().nullable(),
  },
  ...{ href: z.string().nullable(), topics: z.array(Topic), street: z.string().nullable() },
  ...{ monthsFrom: z.number().nullable(), monthsTo: z.number().nullable(), state: z.enum(['sending', 'sent', 'stopped']) },
  /** Progress: how many of the candidates were looked at, and how many of them are told. */
  ...{ lookedAt: z.number().int(), candidates: z.number().int(), told: z.number().int() },
  ...{ madeByName: z.string(), madeAt: z.string(), endedAt: z.string().nullable() },
  /** How its messages fared, by state. */
  fared: z.record(z.string(), z.number().int()),
})
export type Broadcast = z.infer<typeof Broadcast>

export const BroadcastList = z.object({
  broadcasts: z.array(Broadcast),
  /** The services one may send for. */
  services: z.array(z.object({ id: z.string(), name: z.string(), says: z.string(), departments: z.array(z.string()) })),
})
export type BroadcastList = z.infer<typeof BroadcastList>
