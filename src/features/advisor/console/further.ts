import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../console/session/place.ts'
import type { Purpose } from '../../people/shapes.ts'
import type { Advice, Answers } from '../contract.ts'

/** Advice by a record and what was added at the counter; `sealed` is what the printed page is opened with. */
export type FurtherAdvice = Advice & { person: string; sealed?: string }

/** The advice of somebody's record; with answers, judged anew with them where the record is silent. The advice before stays until the new one is there. */
export function useAdvice(person: string, { purpose, answers }: { purpose: Purpose | undefined; answers: Answers }) {
  const district = useDistrict()
  const at = `/api/districts/${district}/persons/${person}/advice`
  const asked = Object.keys(answers).length > 0
  return useQuery({
    queryKey: ['advice', district, person, purpose, answers],
    queryFn: ({ signal }) =>
      asked
        ? fetchJson<FurtherAdvice>(at, { method: 'POST', body: { purpose, answers }, signal })
        : fetchJson<FurtherAdvice>(`${at}?purpose=${purpose}`, { signal }),
    placeholderData: (before) => before,
    retry: false,
    enabled: purpose !== undefined,
  })
}
