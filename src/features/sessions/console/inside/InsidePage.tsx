/** @jsxImportSource react */
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { SessionVenues } from '../../desk/contract.ts'
import { firstOf } from '../parts/use-venues.ts'
import { VenueChoice } from '../parts/VenueChoice.tsx'
import { Views } from '../parts/Views.tsx'
import { hoursOf, timeOf } from '../parts/when.ts'
import { paths } from '../paths.ts'
import { useKeptRead } from '../room/use-kept-read.ts'
import type { InsideOfDevice } from './from-device.ts'
import { InsideList } from './InsideList.tsx'
import { useInside } from './use-inside.ts'
import '../sessions.css'

/** Who is in the building at this moment, by room: read out at the assembly point, printed for a fire drill, and there without a network too. */
export function InsidePage() {
  const words = useWords()
  const [{ facility: asked }] = useAddress()
  const list = useKeptRead<SessionVenues>(paths.venues)
  const own = (list.data?.venues ?? []).filter(({ mine }) => mine)
  const facility = own.find(({ id }) => id === asked) ?? firstOf(own)
  return (
    <>
      <PageHead
        title={words('console.sessions.inside.title')}
        actions={
          <>
            <VenueChoice venues={own} chosen={facility} />
            <button type="button" className="button" onClick={() => print()}>
              {words('console.sessions.print')}
            </button>
          </>
        }
      />
      <Views facility={facility?.id} />
      <Loaded of={list}>
        {() =>
          facility ? <Now key={facility.id} facility={facility.id} /> : <Empty title={words('console.sessions.no_venue')} />
        }
      </Loaded>
    </>
  )
}

function Now({ facility }: { facility: string }) {
  const { read, device } = useInside(facility)
  const again = () => void read.refetch()
  if (device)
    return (
      <>
        <OfDevice device={device} />
        <InsideList told={device.inside} again={again} />
      </>
    )
  return <Loaded of={read}>{(told) => <InsideList told={told} again={again} />}</Loaded>
}

/** What a list made without the server leaves out. */
function OfDevice({ device: { readAt, unread } }: { device: InsideOfDevice }) {
  const words = useWords()
  return (
    <div className="notice" role="alert">
      <p>{words('console.sessions.inside.of_device', { at: timeOf(new Date(readAt).toISOString()) })}</p>
      {unread.length > 0 && (
        <p>
          {words('console.sessions.inside.of_device_unread', {
            list: unread.map((slot) => `${hoursOf(slot)} ${slot.name}`).join(words('console.sessions.weekday_comma')),
          })}
        </p>
      )}
    </div>
  )
}
