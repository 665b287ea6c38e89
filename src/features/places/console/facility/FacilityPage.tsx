/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useDistrict, usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Catalogue } from '../../catalogue/contract.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { useCatalogue } from '../parts/register.ts'
import { paths } from '../paths.ts'
import '../places.css'
import { Attributes } from './Attributes.tsx'
import { Basics } from './Basics.tsx'
import { Beds } from './Beds.tsx'
import { Classes } from './Classes.tsx'
import { Contracts } from './Contracts.tsx'
import { Fees } from './Fees.tsx'
import { History } from './History.tsx'
import { Hours } from './Hours.tsx'
import { Names } from './Names.tsx'
import { Occupancy } from './Occupancy.tsx'

/** One facility as of a day: what it is, what it holds, how full it is, and how it came to be so. */
export function FacilityPage() {
  const facility = useRead<FacilityDetail>(paths.facility(usePathParameter('facility')))
  const catalogue = useCatalogue()
  return <Loaded of={facility}>{(found) => <Facility detail={found} catalogue={catalogue} />}</Loaded>
}

function Facility({ detail, catalogue }: { detail: FacilityDetail; catalogue: Catalogue | undefined }) {
  const words = useWords()
  const district = useDistrict()
  const holds = catalogue?.types[detail.type]?.capacity ?? []
  return (
    <>
      <PageHead
        title={detail.name}
        note={
          <>
            {[detail.typeName, detail.streetName, words('console.places.as_of', { day: detail.asOf })].join(' · ')} <SeeDay />{' '}
            {!detail.open && <Tag>{words('console.places.closed')}</Tag>}{' '}
            {detail.synthetic && <Tag tone="wait">{words('console.demo_label')}</Tag>}
          </>
        }
        actions={
          <>
            <BackToList />
            <a href={`/${district}/places/${detail.id}`}>{words('console.places.facility.public')}</a>
          </>
        }
      />
      <div className="place-grid">
        <div>
          <Basics detail={detail} />
          {holds.includes('bed') && <Beds facility={detail.id} may={detail.may.keep} />}
          {holds.includes('nursery') && <Classes facility={detail.id} may={detail.may.keep} />}
          <History detail={detail} catalogue={catalogue} />
        </div>
        <div>
          {holds.length > 0 && <Occupancy detail={detail} kinds={holds} />}
          <Attributes detail={detail} catalogue={catalogue} />
          <Names detail={detail} />
          <Contracts detail={detail} />
          <Hours detail={detail} />
          <Fees detail={detail} />
        </div>
      </div>
    </>
  )
}
