import type { Written } from '../editing/written.ts'

/** An entry as one begins to write it: what must be there, with what is not known yet left empty. */
export const newEntry = (id: string, name: string, validFrom: string): Written => ({
  id,
  name: { zh: name, en: '' },
  domain: '养老',
  engine: 'sessions',
  audience: '',
  says: { zh: '', en: '' },
  departments: [],
  channels: ['counter'],
  source: { document: '本区自设', place: '' },
  validFrom,
})
