/** What a column may mean. `fact:NAME` is a dated fact of that name. */
export const fields = [
  'name',
  'sex',
  'bornOn',
  'documentKind',
  'number',
  'registeredStreet',
  'registeredCommittee',
  'registeredLine',
  'residenceStreet',
  'residenceCommittee',
  'residenceLine',
  'phone',
  'householdNumber',
  'householdRole',
] as const
export type Field = (typeof fields)[number]
export type ColumnMeaning = Field | `fact:${string}` | null

/** How far an import has come. */
export const importStates = ['receiving', 'reading', 'received', 'running', 'done', 'failed', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]
