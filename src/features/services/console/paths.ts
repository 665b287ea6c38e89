/** Where the pages about services and rules read and write, below `/api/districts/{district}`. */
export const paths = {
  services: '/services',
  service: (id: string) => `/services/${encodeURIComponent(id)}`,
  rules: '/rules',
  rule: (name: string) => `/rules/${encodeURIComponent(name)}`,
  facts: '/rule-facts',
  checks: '/rule-checks',
  trials: '/rule-trials',
  entryChecks: '/service-checks',
  versions: (service: string) => `/services/${encodeURIComponent(service)}/versions`,
  decisions: (person: string) => `/persons/${person}/decisions`,
  cited: '/cited-clause',
  decided: (rule: string) => `/rules/${encodeURIComponent(rule)}/decisions`,
  persons: '/persons',
  board: '/indicators',
} as const

/** What is drafted: a rule, or an entry of the catalogue. */
export type Kind = 'rule' | 'service'

const draftsOf = (kind: Kind): string => `/${kind}-drafts`

/** Where drafts of a kind are read and written, and versions taken back. */
export const draftPaths = (kind: Kind) =>
  ({
    drafts: draftsOf(kind),
    draft: (id: string) => `${draftsOf(kind)}/${id}`,
    text: (id: string) => `${draftsOf(kind)}/${id}/text`,
    withdrawal: (id: string) => `${draftsOf(kind)}/${id}/withdrawal`,
    impact: (id: string) => `${draftsOf(kind)}/${id}/impact`,
    impactPersons: (id: string) => `${draftsOf(kind)}/${id}/impact/persons`,
    publication: (id: string) => `${draftsOf(kind)}/${id}/publication`,
    versionWithdrawal: (id: string) => `/${kind}-versions/${id}/withdrawal`,
  }) as const

/** The pages of the console about one rule, one service and one draft. */
export const pageOfRule = (name: string): string => `/rules/${encodeURIComponent(name)}`
export const pageOfService = (id: string): string => `/services/${encodeURIComponent(id)}`
export const pageOf = (kind: Kind, name: string): string => (kind === 'rule' ? pageOfRule(name) : pageOfService(name))
export const pageOfDraft = (id: string, kind: Kind = 'rule'): string => `${draftsOf(kind)}/${id}`
