/** @jsxImportSource react */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { Field } from '../../../../console/parts/Field.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { SessionServices } from '../../desk/contract.ts'
import type { MadeSeries } from '../../series/contract.ts'
import { useVenues } from '../parts/use-venues.ts'
import { plusDays } from '../parts/when.ts'
import { paths as sessionPaths } from '../paths.ts'
import { Preview } from '../schedules/Preview.tsx'
import { type Rule, RuleFields } from '../schedules/RuleFields.tsx'
import { CourseFields } from './CourseFields.tsx'
import { paths } from './paths.ts'
import { courseOf } from './wish.ts'
import '../sessions.css'

/** Publishes a course: what, when one applies, on which weekdays it meets; beside it the first meetings. */
export function NewCoursePage() {
  const words = useWords()
  const { list, venues, chosen } = useVenues()
  const services = useRead<SessionServices>(sessionPaths.services)
  return (
    <>
      <PageHead
        title={words('console.courses.new')}
        note={chosen?.mine ? chosen.name : undefined}
        actions={
          <To path="/courses" search={{ facility: chosen?.id }}>
            {words('console.courses.title')}
          </To>
        }
      />
      <Loaded of={list}>
        {() => (
          <Loaded of={services}>
            {({ services: offered }) => {
              const own = venues.filter(({ mine }) => mine)
              const first = own.find(({ id }) => id === chosen?.id) ?? own[0]
              if (!first) return <Empty title={words('console.sessions.schedules.not_yours')} />
              const courses = offered.filter(({ series }) => series)
              return <PublishForm venues={own} facility={first.id} services={courses} />
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
  venues: { id: string; name: string }[]
  facility: string
  services: SessionServices['services']
}) {
  const words = useWords()
  const { today } = useInstallation()
  const district = useDistrict()
  const navigate = useNavigate()
  const [rule, setRule] = useState<Rule>({
    ...{ days: ['TU'], every: 1, startsOn: plusDays(today, 28), lastOn: plusDays(today, 28 + 16 * 7 - 1) },
    ...{ startsAt: '09:00', workingDaysOnly: true },
  })
  const wish = (fields: FormData) => {
    const body = courseOf(fields, rule)
    return body && { path: paths.series, body, done: words('console.courses.published', { title: body.title }) }
  }
  return (
    <div className="session-form">
      <WriteForm<MadeSeries>
        wish={wish}
        button={words('console.courses.publish')}
        blocked={rule.days.length === 0 || rule.lastOn === ''}
        onDone={({ id }) => void navigate({ to: `/${district}/courses/${id}` as never })}
      >
        {(wrong) => (
          <>
            <CourseFields {...{ venues, facility, services, wrong, today }} />
            <RuleFields rule={rule} change={(part) => setRule({ ...rule, ...part })} wrong={wrong} />
            {rule.lastOn === '' && <p className="error">{words('console.courses.last_on_needed')}</p>}
            <Field label={words('console.courses.about')} error={wrong('about')}>
              {(told) => <textarea {...told} name="about" maxLength={1000} />}
            </Field>
            <p className="hint">{words('console.courses.draw_how')}</p>
          </>
        )}
      </WriteForm>
      <Preview rule={rule} />
    </div>
  )
}
