import { useRead } from '../api/use-read.ts'

/** How many things wait for the one signed in; 0 while unknown. */
export function useWorkCount(): number {
  return useRead<{ items: unknown[] }>('/work').data?.items.length ?? 0
}
