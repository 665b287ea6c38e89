import { useRead } from '../../../../console/api/use-read.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import { useMe } from '../../../../console/session/session.tsx'
import { paths } from '../paths.ts'

type Area = { code: string; name: string }

/** The district's streets and towns. */
export const useStreets = (): Area[] => useRead<{ streets: Area[] }>(paths.streets).data?.streets ?? []

/** The committees of a street; none while no street is chosen. */
export const useCommittees = (street: string | undefined): Area[] =>
  useRead<{ committees: Area[] }>(paths.committees(street ?? ''), {}, { enabled: Boolean(street) }).data?.committees ?? []

/** The streets whose officer the reader is here. */
export function useOwnStreets(): string[] {
  const district = useDistrict()
  return useMe().grants.flatMap((grant) =>
    grant.role === 'street_officer' && grant.district === district && grant.street ? [grant.street] : [],
  )
}
