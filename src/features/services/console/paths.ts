/** Where the pages about services and rules read and write, below `/api/districts/{district}`. */
export const paths = {
  services: '/services',
  service: (id: string) => `/services/${encodeURIComponent(id)}`,
  rules: '/rules',
  rule: (name: string) => `/rules/${encodeURIComponent(name)}`,
  facts: '/rule-facts',
  checks: '/rule-checks',
  trials: '/rule-trials',
  drafts: '/rule-drafts',
  draft: (id: string) => `/rule-drafts/${id}`,
  draftText: (id: string) => `/rule-drafts/${id}/text`,
  draftWithdrawal: (id: string) => `/rule-drafts/${id}/withdrawal`,
  impact: (id: string) => `/rule-drafts/${id}/impact`,
  impactPersons: (id: string) => `/rule-drafts/${id}/impact/persons`,
  publication: (id: string) => `/rule-drafts/${id}/publication`,
  versionWithdrawal: (id: string) => `/rule-versions/${id}/withdrawal`,
  decisions: (person: string) => `/persons/${person}/decisions`,
  persons: '/persons',
  board: '/indicators',
} as const

/** The pages of the console about one rule and one draft. */
export const pageOfRule = (name: string): string => `/rules/${encodeURIComponent(name)}`
export const pageOfDraft = (id: string): string => `/rule-drafts/${id}`
