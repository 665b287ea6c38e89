import { z } from 'zod'
import { Day, Id } from '../shapes.ts'

/** Why a card is void. `renewed`: a new one took its place before it expired. */
export const revocationReasons = ['lost', 'damaged', 'died', 'moved', 'error', 'renewed', 'other'] as const
export const RevocationReason = z.enum(revocationReasons)
export type RevocationReason = z.infer<typeof RevocationReason>

const Note = z.string().trim().max(200).nullish()

/** A card is good until the terms say, or earlier. `expiresOn` is the first day on which it is no longer good. */
export const NewCard = z.object({ expiresOn: Day.nullish() })
export type NewCard = z.infer<typeof NewCard>

export const Revocation = z.object({ why: RevocationReason, note: Note })
export type Revocation = z.infer<typeof Revocation>

/** A new card for an old one, which is void from that moment. */
export const Reissue = z.object({ why: z.enum(['lost', 'damaged', 'renewed', 'error']), note: Note, expiresOn: Day.nullish() })
export type Reissue = z.infer<typeof Reissue>

/** A card as the register knows it; its code is told by printing only. */
export const CardRecord = z.object({
  id: Id,
  person: Id,
  number: z.string(),
  issuedOn: Day,
  expiresOn: Day,
  issuedByName: z.string(),
  state: z.enum(['valid', 'expired', 'revoked']),
  revokedAt: z.iso.datetime().nullable(),
  revokedWhy: RevocationReason.nullable(),
  revokedNote: z.string().nullable(),
})
export type CardRecord = z.infer<typeof CardRecord>
export const CardRecords = z.object({ cards: z.array(CardRecord) })

/** All that stands on a printed card. `lastDay` is the last day on which it is good; `code` the text of the QR code. */
export const PrintedCard = z.object({
  code: z.string(),
  number: z.string(),
  name: z.string(),
  birthYear: z.number().int().nullable(),
  audiences: z.array(z.enum(['elder', 'child'])),
  lastDay: Day,
  streetName: z.string().nullable(),
  phone: z.string(),
  /** Whether the telephone is the street's own, else the number for all. */
  phoneOfStreet: z.boolean(),
  synthetic: z.boolean(),
})
export type PrintedCard = z.infer<typeof PrintedCard>

/** The public keys that vouch for cards, the newest last (RFC 8037); what a key with `retiredOn` signed is no longer to be believed. */
export const CardKeys = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      use: z.literal('sig'),
      kid: z.string(),
      x: z.string(),
      madeOn: Day,
      retiredOn: Day.optional(),
    }),
  ),
})
export type CardKeys = z.infer<typeof CardKeys>

/** A district's revoked cards: signed bytes in base64. Its time of issue is the installation's clock. */
export const RevokedCards = z.object({ district: z.string(), list: z.string() })
export type RevokedCards = z.infer<typeof RevokedCards>

const Phone = z
  .string()
  .trim()
  .regex(/^[0-9+（）() ,、转-]{5,40}$/, 'a telephone number')
const years = z.int().min(0).max(120)

/** How a district issues cards; ages in completed years. `phones` by street: whom the holder, and who finds a card, may call. */
export const CardTerms = z.object({
  months: z.int().min(1).max(60),
  listDays: z.int().min(1).max(60),
  elderFrom: years,
  childBefore: years,
  phone: Phone,
  phones: z.record(z.string().regex(/^\d{9}$/, 'the nine digits of a street'), Phone),
})
export type CardTerms = z.infer<typeof CardTerms>
