/** The tables of places, as kysely sees them. */
type Known = { known_at: Date; withdrawn_at: Date | null }
type Period = { valid_from: string; valid_to: string | null }
type Tenant = { district: string; id: string }

export type OrganizationTable = {
  id: string
  code: string | null
  name: string
  kind: string
  phone: string | null
  synthetic: boolean
  source: string
} & Known

export type FacilityTable = {
  organization: string | null
  type: string
  name: string
  street: string
  committee: string | null
  address: string
  lon: number | null
  lat: number | null
  phone: string | null
  opened_on: string
  closed_on: string | null
  closed_why: string | null
  about: string
  synthetic: boolean
  source: string
  revision: number
} & Tenant &
  Known

export type OperationTable = { facility: string; why: string; recorded_by: string } & Tenant & Period & Known

export type FacilityChangeTable = {
  facility: string
  field: string
  was: string | null
  became: string | null
  why: string
  changed_by: string
  changed_by_name: string
  known_at: Date
} & Tenant

export type AttributeTable = { facility: string; name: string; value: string; source: string; recorded_by: string } & Tenant &
  Period &
  Known

export type BedTable = { facility: string; label: string; room: string; floor: string } & Tenant & Known

export type BedPeriodTable = {
  bed: string
  facility: string
  nursing: boolean
  dementia: boolean
  basic: boolean
  source: string
  recorded_by: string
} & Tenant &
  Period &
  Known

export type NurseryClassTable = {
  facility: string
  name: string
  kind: string
  places: number
  inclusive: boolean
  source: string
  recorded_by: string
} & Tenant &
  Period &
  Known

export type OpeningTable = { facility: string; weekday: number; opens: string; closes: string } & Tenant & Period & Known

export type FeeTable = {
  facility: string
  item: string
  fen: number
  up_to_fen: number | null
  per: string
  note: string
  source: string
} & Tenant &
  Period &
  Known

export type ContractTable = {
  facility: string
  kind: string
  partner: string
  partner_organization: string | null
  mode: string | null
  starts_on: string
  ends_on: string | null
  ended_on: string | null
  ended_why: string | null
  ended_at: Date | null
  evidence: string | null
  source: string
  recorded_by: string
} & Tenant &
  Known

export type DesignationTable = {
  kind: string
  facility: string | null
  area: string | null
  name: string
  level: string
  given_on: string
  expires_on: string | null
  ended_on: string | null
  ended_why: string | null
  ended_at: Date | null
  document: string
  recorded_by: string
} & Tenant &
  Known

export type OccupancyTable = {
  facility: string
  kind: string
  on_day: string
  taken: number
  known_at: Date
  recorded_by: string
} & Tenant

export type ProposalTable = {
  kind: string
  street: string
  type: string
  facility: string | null
  wish: string
  note: string
  proposed_by: string
  proposed_name: string
  proposed_at: Date
  decided_by: string | null
  decided_name: string | null
  decided_at: Date | null
  approved: boolean | null
  reason: string | null
} & Tenant

export type PlacesTables = {
  'places.organization': OrganizationTable
  'places.facility': FacilityTable
  'places.operation': OperationTable
  'places.facility_change': FacilityChangeTable
  'places.attribute': AttributeTable
  'places.bed': BedTable
  'places.bed_period': BedPeriodTable
  'places.nursery_class': NurseryClassTable
  'places.opening': OpeningTable
  'places.fee': FeeTable
  'places.contract': ContractTable
  'places.designation': DesignationTable
  'places.occupancy': OccupancyTable
  'places.proposal': ProposalTable
}
