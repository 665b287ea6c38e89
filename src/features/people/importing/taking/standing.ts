import type { AddressPlace } from '../../register/address-store.ts'

/** A person's record as an import finds it, with what holds now. */
export type Standing = {
  id: string
  name: string
  sex: 'female' | 'male' | 'unknown'
  bornOn: string | null
  phone: string | null
  residenceStreet: string | null
  registeredStreet: string | null
  documents: Map<string, string>
  addresses: Map<'registered' | 'residence', AddressPlace & { id: string; validFrom: string }>
  facts: Map<string, { id: string; value: string; validFrom: string }>
}

/** A dated row that holds until further notice, replaced by what is true now: ended today, or withdrawn where it only began today. */
export type Replaced = { id: string; withdraw: boolean }

/** What one row changes about a person that is there. */
export type Changes = {
  columns: { sex?: string; bornOn?: string; phone?: string }
  addDocument: boolean
  addresses: { kind: 'registered' | 'residence'; place: AddressPlace; replaces: Replaced | undefined }[]
  facts: { name: string; value: string | null; replaces: Replaced | undefined }[]
}
