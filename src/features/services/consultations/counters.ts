import { type Counter, counter } from '../../../platform/counters/counter.ts'
import { anyConsultation, countConsultations, listConsultationRows } from './consultation-store.ts'

/** Consultations that advisers held, by the street they count for; `channel` narrows. */
export const consultationCounters: Counter[] = [
  counter({
    ...{ key: 'consultations.held', over: 'period', unit: '次' },
    name: { zh: '养老顾问接受咨询', en: 'consultations held by advisers' },
    count: countConsultations,
    begun: anyConsultation,
    rows: listConsultationRows,
  }),
]
