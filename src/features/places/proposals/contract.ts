import { z } from 'zod'
import { Closing, FacilityCorrection, NewFacility } from '../facilities/contract.ts'
import { Id, Why } from '../shapes.ts'

export const proposalKinds = ['open', 'correct', 'close'] as const

/** What a street proposes about facilities in it: one to be entered, or a correction or closure of one that is there. */
export const NewProposal = z.object({
  kind: z.enum(proposalKinds),
  facility: Id.nullish(),
  open: NewFacility.optional(),
  correct: FacilityCorrection.optional(),
  close: Closing.optional(),
  note: z.string().trim().max(500).default(''),
})
export type NewProposal = z.infer<typeof NewProposal>

export const Decision = z.object({ approve: z.boolean(), reason: Why })
export type Decision = z.infer<typeof Decision>

export const ProposalQuery = z.object({ state: z.enum(['waiting', 'decided', 'all']).default('waiting') })
export const ProposalRow = z.object({
  id: Id,
  kind: z.enum(proposalKinds),
  street: z.string(),
  streetName: z.string(),
  type: z.string(),
  typeName: z.string(),
  facility: Id.nullable(),
  name: z.string(),
  wish: z.record(z.string(), z.unknown()),
  note: z.string(),
  proposed: z.object({ name: z.string(), at: z.iso.datetime() }),
  decided: z.object({ name: z.string(), at: z.iso.datetime(), approved: z.boolean(), reason: z.string() }).nullable(),
  may: z.object({ decide: z.boolean() }),
})
export type ProposalRow = z.infer<typeof ProposalRow>
export const Proposals = z.object({ proposals: z.array(ProposalRow) })
