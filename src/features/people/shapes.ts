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
