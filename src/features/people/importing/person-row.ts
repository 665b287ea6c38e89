import type { AddressPlace } from '../register/address-store.ts'

/** What is wrong with one cell of a row: which field, a stable code, and in words what was expected. */
export type Fault = { field: string; reason: string; expected: string | null }

export type HouseholdRole = 'head' | 'spouse' | 'child' | 'parent' | 'grandparent' | 'grandchild' | 'sibling' | 'other'

/** A row that was understood. What the sheet leaves blank is undefined and changes nothing. */
export type PersonOfRow = {
  row: number
  name: string
  sex: 'female' | 'male' | 'unknown'
  bornOn: string | undefined
  document: { kind: string; number: string } | undefined
  phone: string | undefined
  registered: AddressPlace | undefined
  residence: AddressPlace | undefined
  household: { number: string; role: HouseholdRole } | undefined
  /** By name; null says that it does not hold. */
  facts: Map<string, string | null>
}
