import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '../../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import type { Fault, Faults } from '../../rulebook/contract.ts'
import { useSettled } from '../parts/use-settled.ts'
import { type Kind, paths } from '../paths.ts'

/** What is wrong with the text, asked when typing pauses; `checked` once the answer is about this very text. Nothing is kept. */
export function useCheck(kind: Kind, name: string, text: string): { faults: Fault[]; checked: boolean; error: unknown } {
  const district = useDistrict()
  const settled = useSettled(text, 400)
  const answer = useQuery({
    queryKey: [`${kind}-check`, district, name, settled],
    queryFn: ({ signal }) =>
      fetchJson<Faults>(`/api/districts/${district}${kind === 'rule' ? paths.checks : paths.entryChecks}`, {
        method: 'POST',
        body: { [kind]: name, text: settled },
        signal,
      }),
    placeholderData: (before) => before,
    enabled: settled.trim() !== '',
    retry: false,
  })
  return {
    faults: answer.data?.faults ?? [],
    checked: answer.data !== undefined && !answer.isPlaceholderData && settled === text,
    error: answer.error,
  }
}
