/** Where the pages about enrolments read and write, below `/api/districts/{district}`. */
export const paths = {
  services: '/enrolment-services',
  enrolments: '/enrolments',
  enrolment: (id: string) => `/enrolments/${id}`,
  deed: (id: string, deed: 'end' | 'reopening' | 'correction' | 'withdrawal') => `/enrolments/${id}/${deed}`,
  ofPerson: (person: string) => `/persons/${person}/enrolments`,
  checks: (person: string) => `/persons/${person}/checks`,
  due: (service: string) => `/services/${encodeURIComponent(service)}/due`,
  coverage: (service: string) => `/services/${encodeURIComponent(service)}/coverage`,
  children: '/child-checks',
  imports: '/enrolment-imports',
  template: '/enrolment-import-template',
  import: (id: string) => `/enrolment-imports/${id}`,
  persons: '/persons',
  streets: '/streets',
} as const
