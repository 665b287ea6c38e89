import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDistrict } from '../../../../console/session/place.ts'
import { useMe } from '../../../../console/session/session.tsx'
import type { AttendanceEvent } from '../../attendance/contract.ts'
import { forgetRefused, keepNote, notesOf, onNotes, type RefusedNote, refusedOf, slotsWithNotes } from './kept.ts'
import type { Note } from './notes.ts'
import { type Sending, sendNotes } from './sending.ts'

/** The line to the server as the room shows it. */
export type Line = { state: 'synced' | 'sending' | 'waiting' | 'signed_out' | 'failed'; error?: unknown; keeps: boolean }

const retryMs = 8_000

/**
 * Notes what is tapped and sends it whenever there is a network: at once, when the network is back, when the page is looked at again, and every few seconds while something
 * waits. `laid` is what lies over the room as last read: what waits, and what was sent since that reading.
 */
export function useSync(slot: string, readAt: number) {
  const district = useDistrict()
  const { account } = useMe()
  const queries = useQueryClient()
  const place = useMemo(() => ({ account: account.id, district, slot }), [account.id, district, slot])
  const [waiting, setWaiting] = useState<Note[]>(() => notesOf(place))
  const [sent, setSent] = useState<{ note: Note; at: number }[]>([])
  const [line, setLine] = useState<Line>({ state: 'synced', keeps: true })
  const [refused, setRefused] = useState<RefusedNote[]>(() => refusedOf(place))
  const under = useRef<Promise<void>>(undefined)

  useEffect(() => {
    const look = () => {
      setWaiting(notesOf(place))
      setRefused(refusedOf(place))
    }
    look()
    setSent([])
    return onNotes(look)
  }, [place])

  const send = useCallback(async (): Promise<void> => {
    under.current ??= (async () => {
      // rooms that were left meanwhile go too, this one first
      const slots = [slot, ...slotsWithNotes(place).filter((one) => one !== slot)]
      for (const one of slots) {
        if (notesOf({ ...place, slot: one }).length === 0) continue
        // while there is no network the line stays as it is: a list that moves at every try is tapped at the wrong child
        setLine((before) => (before.state === 'waiting' ? before : { ...before, state: 'sending' }))
        const told = await sendNotes({ ...place, slot: one })
        if (told.state === 'sent' && one === slot)
          setSent((before) => [...before, ...told.notes.map((note) => ({ note, at: Date.now() }))])
        setLine(lineAfter(told))
        if (told.state !== 'sent' && told.state !== 'nothing') break
        if (told.state === 'sent') void queries.invalidateQueries({ queryKey: ['district', district] })
      }
    })().finally(() => {
      under.current = undefined
    })
    await under.current
  }, [place, slot, district, queries])

  useEffect(() => {
    const now = () => void send()
    now()
    addEventListener('online', now)
    document.addEventListener('visibilitychange', now)
    const timer = setInterval(now, retryMs)
    return () => {
      removeEventListener('online', now)
      document.removeEventListener('visibilitychange', now)
      clearInterval(timer)
    }
  }, [send])

  const note = useCallback(
    (event: AttendanceEvent, name: string) => {
      const keeps = keepNote(place, { event, name })
      setLine((before) => ({ ...before, keeps }))
      void Promise.resolve(under.current).then(() => send())
    },
    [place, send],
  )

  const laid = useMemo(() => {
    const since = sent.flatMap(({ note: one, at }) => (at > readAt ? [one] : []))
    const gone = new Set(refused.map(({ note: one }) => one.event.id))
    return [...since, ...waiting].filter((one) => !gone.has(one.event.id))
  }, [sent, waiting, refused, readAt])

  const forget = (id: string) => forgetRefused(place, id)
  return { line, waiting, laid, refused, note, send, forget }
}

function lineAfter(told: Sending): (before: Line) => Line {
  return ({ keeps }) => {
    if (told.state === 'nothing' || told.state === 'sent') return { state: 'synced', keeps }
    return { state: told.state, keeps, ...(told.state === 'failed' ? { error: told.error } : {}) }
  }
}
