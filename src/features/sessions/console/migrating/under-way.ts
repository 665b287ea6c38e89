import { useEffect } from 'react'
import type { Migration } from '../../migrating/contract.ts'

/** Where the page reads and writes, below `/api/districts/{district}`. */
export const paths = {
  migrations: '/session-migrations',
  migration: (id: string) => `/session-migrations/${id}`,
  signature: (id: string) => `/session-migrations/${id}/signature`,
  withdrawal: (id: string) => `/session-migrations/${id}/withdrawal`,
} as const

/** Whether a list is being checked or written just now. */
export const isGoing = ({ state }: Migration): boolean => state === 'waiting' || state === 'signed'

/** Asks again every second while something is under way. */
export function useAgain(going: boolean, again: () => void): void {
  useEffect(() => {
    if (!going) return
    const timer = setInterval(again, 1000)
    return () => clearInterval(timer)
  })
}
