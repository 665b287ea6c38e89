import { useRead } from '../api/use-read.ts'

/** How many things wait for the one signed in; 0 while unknown. */
export function useWorkCount(): number {
  return useRead<{ total: number }>('/work-items/count').data?.total ?? 0
}
