import { z } from 'zod'

/** Shapes that several rooms of people share, and that other features may read. */

/** Why somebody reads sensitive data about a person: said with the read and kept with it (个人信息保护法 第六条). */
export const purposes = [
  'service',
  'eligibility',
  'visit',
  'registration',
  'verification',
  'complaint',
  'supervision',
  'emergency',
] as const
export const Purpose = z.enum(purposes)
export type Purpose = z.infer<typeof Purpose>

export const Sex = z.enum(['female', 'male', 'unknown'])
export const relationshipKinds = ['parent', 'guardian', 'spouse', 'child', 'carer', 'emergency_contact', 'trusted'] as const

/** As much of a person as a list shows: no number, the phone masked. */
export const PersonBrief = z.object({
  id: z.uuid(),
  name: z.string(),
  sex: Sex,
  bornOn: z.iso.date().nullable(),
  age: z.number().int().nullable(),
  diedOn: z.iso.date().nullable(),
  street: z.string().nullable(),
  streetName: z.string().nullable(),
  committeeName: z.string().nullable(),
  phone: z.string().nullable(),
  number: z.string().nullable(),
  synthetic: z.boolean(),
})
export type PersonBrief = z.infer<typeof PersonBrief>

/** Days, ids and the path of a record, as every room of people takes them. */
export const Day = z.iso.date({ error: 'a day, YYYY-MM-DD' })
export const Id = z.uuid({ error: 'an id' })
export const DistrictParams = z.object({ district: z.string().regex(/^\d{6}$/) })
export const RecordParams = DistrictParams.extend({ id: Id })
export const Reason = z.object({ reason: z.string().trim().min(2, 'at least two characters').max(500) })
/** A reading of more than a brief says what for. */
export const PurposeQuery = z.object({ purpose: Purpose.optional() })
/** Where something is known from: a document, a register, a visit. */
export const Source = z.string().trim().min(1, 'where it is known from').max(100)
export const Street = z.string().regex(/^\d{9}$/, 'the nine digits of a street')
export const Committee = z.string().regex(/^\d{12}$/, 'the twelve digits of a committee')
