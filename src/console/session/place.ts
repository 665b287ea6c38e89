import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

/** The six-digit code of the district in the address. */
export function useDistrict(): string {
  const { district } = useParams({ strict: false }) as { district?: string }
  return district ?? '000000'
}

/** A parameter of the page's path, such as the key of an indicator. */
export function usePathParameter(name: string): string {
  const parameters = useParams({ strict: false }) as Record<string, string | undefined>
  return parameters[name] ?? ''
}

/** What stands behind the `?`: every filter, the order of a table, the open record. Setting a value to undefined removes it; `step` is one that Back undoes. */
export function useAddress(): [
  Record<string, string | undefined>,
  (change: Record<string, string | undefined>, as?: 'step') => void,
] {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const set = (change: Record<string, string | undefined>, as?: 'step') =>
    void navigate({
      to: '.',
      search: (before: Record<string, string | undefined>) => ({ ...before, ...change }),
      replace: as !== 'step',
      resetScroll: false,
    })
  return [search, set]
}

/** The day being looked at: absent means today. `corrected` shows that day with what was corrected since. */
export function useMoment(): {
  asOf: string | undefined
  corrected: boolean
  lookAt(asOf: string | undefined, corrected?: boolean): void
} {
  const [{ asOf, corrected }, set] = useAddress()
  return {
    asOf: asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : undefined,
    corrected: corrected === '1',
    lookAt: (day, withCorrections = false) =>
      set({ asOf: day, corrected: day && withCorrections ? '1' : undefined }, day === asOf ? undefined : 'step'),
  }
}

/** Whether the page shows today, so that things may be changed. */
export function useWritable(): boolean {
  return useMoment().asOf === undefined
}
