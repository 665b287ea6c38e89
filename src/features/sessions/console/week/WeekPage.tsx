/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { VenueSlots } from '../../desk/contract.ts'
import { useVenues } from '../parts/use-venues.ts'
import { VenueChoice } from '../parts/VenueChoice.tsx'
import { Views } from '../parts/Views.tsx'
import { dayName, daysBetween, mondayOf, plusDays } from '../parts/when.ts'
import { paths } from '../paths.ts'
import { Day } from './Day.tsx'
import '../sessions.css'

/** A facility's week: every slot by day, with places taken, capacity and who waits. */
export function WeekPage() {
  const words = useWords()
  const { list, venues, chosen } = useVenues()
  return (
    <>
      <PageHead title={words('console.sessions.week.title')} actions={<VenueChoice venues={venues} chosen={chosen} />} />
      <Views facility={chosen?.id} />
      <Loaded of={list}>
        {() =>
          chosen ? (
            <Week facility={chosen.id} />
          ) : (
            <Empty title={words('console.sessions.no_venue')}>{words('console.sessions.no_venue_hint')}</Empty>
          )
        }
      </Loaded>
    </>
  )
}

function Week({ facility }: { facility: string }) {
  const words = useWords()
  const { today } = useInstallation()
  const [{ from: asked }] = useAddress()
  const from = mondayOf(asked && /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : today)
  const to = plusDays(from, 7)
  const week = useRead<VenueSlots>(paths.venueSlots(facility), { from, to })
  const go = (day: string, key: string) => (
    <To path="/sessions" search={{ facility, from: day }} className="button">
      {words(`console.sessions.week.${key}`)}
    </To>
  )
  return (
    <>
      <div className="week-steps">
        {go(plusDays(from, -7), 'before')}
        {go(today, 'this')}
        {go(to, 'after')}
        <h2>{words('console.sessions.week.span', { from: dayName(from, words), to: dayName(plusDays(to, -1), words) })}</h2>
      </div>
      <Loaded of={week}>
        {({ slots, mine }) => (
          <>
            {slots.length === 0 && (
              <Empty title={words('console.sessions.week.none')}>
                {mine && (
                  <To path="/sessions/schedules/new" search={{ facility }}>
                    {words('console.sessions.schedules.new')}
                  </To>
                )}
              </Empty>
            )}
            {slots.length > 0 && (
              <div className="week">
                {daysBetween(from, to).map((day) => (
                  <Day
                    key={day}
                    day={day}
                    isToday={day === today}
                    slots={slots.filter(({ onDay }) => onDay === day)}
                    opens={mine}
                  />
                ))}
              </div>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
