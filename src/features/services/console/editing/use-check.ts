import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '../../../../console/api/fetch-json.ts'
import { useDistrict } from '../../../../console/session/place.ts'
import type { Fault, Faults } from '../../rulebook/contract.ts'
import { useSettled } from '../parts/use-settled.ts'
import { paths } from '../paths.ts'

/** What is wrong with the text, asked when typing pauses; `checked` once the answer is about this very text. Nothing is kept. */
export function useCheck(rule: string, text: string): { faults: Fault[]; checked: boolean; error: unknown } {
  const district = useDistrict()
  const settled = useSettled(text, 400)
  const answer = useQuery({
    queryKey: ['rule-check', district, rule, settled],
    queryFn: ({ signal }) =>
      fetchJson<Faults>(`/api/districts/${district}${paths.checks}`, { method: 'POST', body: { rule, text: settled }, signal }),
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
