/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { SessionServiceBrief, SessionServices } from '../../desk/contract.ts'
import { useVenues } from '../parts/use-venues.ts'
import { plusDays } from '../parts/when.ts'
import { paths } from '../paths.ts'
import { Booking, Places, What } from './fields.tsx'
import { Preview } from './Preview.tsx'
import { type Rule, RuleFields } from './RuleFields.tsx'
import { scheduleOf } from './wish.ts'
import '../sessions.css'

/** Publishes a schedule: what, on which weekdays, for how many; beside it the first ten meetings as they would be. */
export function NewSchedulePage() {
  const words = useWords()
  const { list, venues, chosen } = useVenues()
  const services = useRead<SessionServices>(paths.services)
  return (
    <>
      <PageHead
        title={words('console.sessions.schedules.new')}
        note={chosen?.mine ? chosen.name : undefined}
        actions={
          <To path="/sessions/schedules" search={{ facility: chosen?.id }}>
            {words('console.sessions.schedules.title')}
          </To>
        }
      />
      <Loaded of={list}>
        {() => (
          <Loaded of={services}>
            {({ services: offered }) => {
              const own = venues.filter(({ mine }) => mine)
              if (own.length === 0) return <Empty title={words('console.sessions.schedules.not_yours')} />
              const first = own.find(({ id }) => id === chosen?.id) ?? own[0]
              return <PublishForm venues={own} facility={first?.id ?? ''} services={offered.filter(({ series }) => !series)} />
            }}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

function PublishForm({
  venues,
  facility,
  services,
}: {
  venues: { id: string; name: string; services: string[] }[]
  facility: string
  services: SessionServiceBrief[]
}) {
  const words = useWords()
  const { today } = useInstallation()
  const district = useDistrict()
  const navigate = useNavigate()
  const usual = services.find(({ id }) => venues.find((venue) => venue.id === facility)?.services.includes(id))
  const [service, setService] = useState(usual?.id ?? '')
  const chosen = services.find(({ id }) => id === service)
  const [rule, setRule] = useState<Rule>({
    ...{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], every: 1, startsOn: plusDays(today, 1), lastOn: '' },
    ...{ startsAt: '09:00', workingDaysOnly: true },
  })
  const wish = (fields: FormData) => {
    const body = scheduleOf(fields, rule)
    const done = words('console.sessions.schedules.published', { name: textOf(fields, 'name') })
    return body && { path: paths.schedules, body, done }
  }
  return (
    <div className="session-form">
      <WriteForm
        wish={wish}
        button={words('console.sessions.schedules.publish')}
        blocked={rule.days.length === 0}
        onDone={() => void navigate({ to: `/${district}/sessions/schedules`, search: { facility } as never })}
      >
        {(wrong) => (
          <>
            <What {...{ venues, facility, services, service, wrong }} onService={setService} />
            <RuleFields rule={rule} change={(part) => setRule({ ...rule, ...part })} wrong={wrong} />
            <Places key={`places ${service}`} service={chosen} wrong={wrong} />
            <details className="folded">
              <summary>{words('console.sessions.schedules.more')}</summary>
              <Booking key={`booking ${service}`} service={chosen} wrong={wrong} />
            </details>
          </>
        )}
      </WriteForm>
      <Preview rule={rule} />
    </div>
  )
}
