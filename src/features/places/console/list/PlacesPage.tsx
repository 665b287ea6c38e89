/** @jsxImportSource react */
import { useEffect } from 'react'
import { SeeDay } from '../../../../console/frame/Moment.tsx'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { ExportLink } from '../../../../console/parts/ExportLink.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import { rememberList } from '../parts/BackToList.tsx'
import { Subpages } from '../parts/Subpages.tsx'
import { paths } from '../paths.ts'
import '../places.css'
import { ProposeNew } from '../proposals/Propose.tsx'
import { Lacking } from './Lacking.tsx'
import { NewFacilityForm } from './NewFacilityForm.tsx'
import { filterNames, PlaceFilters } from './PlaceFilters.tsx'
import { PlaceTable } from './PlaceTable.tsx'
import { useFacilities } from './use-facilities.ts'

/** The register of facilities as of a day, narrowed by words, type, street, state, or by what they lack. */
export function PlacesPage() {
  const words = useWords()
  const keeps = useHolds('department_officer')
  const proposes = useHolds('street_officer')
  const [address] = useAddress()
  useEffect(() => rememberList(address), [address])
  const query = Object.fromEntries(filterNames.map((name) => [name, address[name]]))
  const { lacking, ...asked } = query
  const list = useFacilities(asked, !lacking)
  const [first] = list.data?.pages ?? []
  return (
    <>
      <PageHead
        title={words('console.places.list.title')}
        note={
          <>
            {first && !lacking && words('console.places.list.total', { n: figure(first.total), day: first.asOf })} <SeeDay />
          </>
        }
        actions={
          <>
            <Subpages />
            <ExportLink path={paths.facilitiesFile} query={asked} label={words('console.places.export_xlsx')} />
            {keeps && (
              <AskButton kind="button main" label={words('console.places.list.add')} title={words('console.places.list.add')}>
                {(close) => <NewFacilityForm close={close} />}
              </AskButton>
            )}
            {!keeps && proposes && <ProposeNew />}
          </>
        }
      />
      <PlaceFilters />
      {lacking ? <Lacking counter={lacking} street={address.street} /> : <List list={list} />}
    </>
  )
}

function List({ list }: { list: ReturnType<typeof useFacilities> }) {
  const words = useWords()
  const [address] = useAddress()
  const facilities = list.data?.pages.flatMap((page) => page.facilities) ?? []
  if (list.error && facilities.length === 0) return <Refused error={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Skeleton rows={8} />
  const filtered = filterNames.some((name) => address[name])
  return (
    <>
      <PlaceTable
        facilities={facilities}
        empty={
          <Empty title={words(filtered ? 'console.places.list.none' : 'console.places.list.empty')}>
            {words(filtered ? 'console.places.list.none_hint' : 'console.places.list.empty_hint')}
          </Empty>
        }
      />
      {list.hasNextPage && (
        <button
          type="button"
          className="button more"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {words('console.places.list.next', { shown: facilities.length })}
        </button>
      )}
    </>
  )
}
