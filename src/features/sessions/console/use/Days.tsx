/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Choice, DayFilter } from '../../../../console/parts/Filters.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { SessionServices } from '../../desk/contract.ts'
import { paths } from '../paths.ts'

/** Which days and which service figures are about; `to` is the last day, counted in. */
export function DaysAndService() {
  const words = useWords()
  const [language] = useLanguage()
  const services = useRead<SessionServices>(paths.services).data?.services ?? []
  return (
    <div className="filters">
      <DayFilter name="from" label={words('console.sessions.use.from')} />
      <DayFilter name="to" label={words('console.sessions.use.to')} />
      <Choice
        name="service"
        label={words('console.sessions.service')}
        all={words('console.sessions.use.all_services')}
        options={services.map(({ id, name, nameEn }) => ({ value: id, label: language === 'en' ? nameEn : name }))}
      />
    </div>
  )
}

/** The street a list is about, for those who see more than one. */
export function StreetChoice() {
  const words = useWords()
  const wide = useHolds('department_officer', 'coordinator', 'auditor')
  const { data } = useRead<{ streets: { code: string; name: string }[] }>(paths.streets)
  if (!wide) return null
  return (
    <Choice
      name="street"
      label={words('console.sessions.street')}
      all={words('console.sessions.all_streets')}
      options={(data?.streets ?? []).map(({ code, name }) => ({ value: code, label: name }))}
    />
  )
}

/** The days that the address asks about, as the API takes them: the first day without comes after the last one. */
export function useDays(): { from: string | undefined; to: string | undefined; service: string | undefined } {
  const [{ from, to, service }] = useAddress()
  const day = (text: string | undefined) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined)
  const last = day(to)
  const next = last && new Date(Date.parse(`${last}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return { from: day(from), to: next, service }
}
