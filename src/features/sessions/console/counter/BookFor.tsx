/** @jsxImportSource react */
import { useEffect, useRef } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'
import type { MadeBooking } from '../../bookings/contract.ts'
import type { Allowance, SessionServiceBrief, SessionServices } from '../../desk/contract.ts'
import { paths } from '../paths.ts'
import { ChooseSlot } from './ChooseSlot.tsx'
import { Coming } from './Coming.tsx'

/** Which service for the person found, what is left free, and the slots nearest to where they live. */
export function BookFor({ person, onMade }: { person: PersonBrief; onMade(made: MadeBooking): void }) {
  const words = useWords()
  const services = useRead<SessionServices>(paths.services)
  return (
    <>
      <Coming person={person.id} />
      <Loaded of={services}>
        {({ services: all }) =>
          all.length === 0 ? (
            <p className="muted">{words('console.sessions.counter.no_services')}</p>
          ) : (
            <Service person={person} services={fitting(all, person)} onMade={onMade} />
          )
        }
      </Loaded>
    </>
  )
}

/** Services for the person's age first, and of those the ones that are held somewhere: the first is what most callers want to hear of. */
function fitting(services: SessionServiceBrief[], { age }: PersonBrief): SessionServiceBrief[] {
  const own = age !== null && age < 7 ? '托育' : '养老'
  return [...services].sort((a, b) => Number(b.domain === own) - Number(a.domain === own) || Number(b.held) - Number(a.held))
}

function Service({
  person,
  services,
  onMade,
}: {
  person: PersonBrief
  services: SessionServiceBrief[]
  onMade(made: MadeBooking): void
}) {
  const words = useWords()
  const [language] = useLanguage()
  const [{ service: asked }, set] = useAddress()
  const service = services.find(({ id }) => id === asked)?.id ?? services[0]?.id ?? ''
  const field = useRef<HTMLSelectElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <>
      <div className="counter-service">
        <label>
          {words('console.sessions.service')}{' '}
          <select ref={field} className="chip" value={service} onChange={(event) => set({ service: event.target.value })}>
            {services.map(({ id, name, nameEn }) => (
              <option key={id} value={id}>
                {language === 'en' ? nameEn : name}
              </option>
            ))}
          </select>
        </label>
        <Free person={person.id} service={service} />
      </div>
      <ChooseSlot key={service} person={person} service={service} onMade={onMade} />
    </>
  )
}

/** Free sessions left this year. */
function Free({ person, service }: { person: string; service: string }) {
  const words = useWords()
  const { data } = useRead<Allowance>(paths.allowance(person), { service })
  if (!data) return null
  const { granted, used, window, confirmed } = data
  if (granted === null) return null
  return (
    <p>
      {words(`console.sessions.counter.free_${data.per}`, {
        left: Math.max(0, granted - used),
        granted,
        used,
        window: window ?? '',
      })}{' '}
      {!confirmed && <Tag tone="wait">{words('console.rules.unconfirmed')}</Tag>}
    </p>
  )
}
