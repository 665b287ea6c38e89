import type { AttendanceOutcome } from '../../attendance/contract.ts'
import type { Note } from './notes.ts'

/** A note that could not be recorded, and why: it stays on the device until somebody has read it. */
export type RefusedNote = { note: Note; outcome: AttendanceOutcome }

/** Whose notes, of which slot: notes of another account stay until that account is here again. */
export type Place = { account: string; district: string; slot: string }

/**
 * Where notes wait until the server has them: one entry each in the device's storage, so that two windows of one device never overwrite each other's, and a reload, a
 * closed window or an empty battery loses nothing. A device that keeps nothing holds them as long as the page is open, and says so.
 */
const prefixOf = ({ account, district, slot }: Place) => `yiyu.room:${account}:${district}:${slot}:`
const memory = new Map<string, Note>()
const listeners = new Set<() => void>()

/** Keeps a note. False: only this page holds it. */
export function keepNote(place: Place, note: Note): boolean {
  const key = prefixOf(place) + note.event.id
  try {
    localStorage.setItem(key, JSON.stringify(note))
    tell()
    return true
  } catch {
    memory.set(key, note)
    tell()
    return false
  }
}

/** Forgets notes that the server has. */
export function dropNotes(place: Place, ids: readonly string[]): void {
  for (const id of ids) {
    const key = prefixOf(place) + id
    memory.delete(key)
    try {
      localStorage.removeItem(key)
    } catch {} // it was only in memory
  }
  tell()
}

/** The notes of a place in the order in which they were made. */
export function notesOf(place: Place): Note[] {
  const prefix = prefixOf(place)
  const held = [...memory].flatMap(([key, note]) => (key.startsWith(prefix) ? [note] : []))
  return [...stored<Note>(prefix), ...held].sort(
    (a, b) => a.event.deviceAt.localeCompare(b.event.deviceAt) || a.event.id.localeCompare(b.event.id),
  )
}

const refusedPrefix = ({ account, district, slot }: Place) => `yiyu.room-refused:${account}:${district}:${slot}:`

/** Keeps what could not be recorded until it was read. */
export function keepRefused(place: Place, refused: readonly RefusedNote[]): void {
  for (const one of refused)
    try {
      localStorage.setItem(refusedPrefix(place) + one.outcome.id, JSON.stringify(one))
    } catch {
      unread.set(refusedPrefix(place) + one.outcome.id, one)
    }
  tell()
}
const unread = new Map<string, RefusedNote>()

/** What could not be recorded and nobody has read yet. */
export function refusedOf(place: Place): RefusedNote[] {
  const held = [...unread].flatMap(([key, one]) => (key.startsWith(refusedPrefix(place)) ? [one] : []))
  return [...stored<RefusedNote>(refusedPrefix(place)), ...held]
}

/** It was read. */
export function forgetRefused(place: Place, id: string): void {
  unread.delete(refusedPrefix(place) + id)
  try {
    localStorage.removeItem(refusedPrefix(place) + id)
  } catch {} // it was only in memory
  tell()
}

/** Slots of the account that have notes waiting, whichever room is on screen: a room that was left is sent too. */
export function slotsWithNotes({ account, district }: Omit<Place, 'slot'>): string[] {
  const prefix = `yiyu.room:${account}:${district}:`
  const keys = [...memory.keys(), ...storedKeys()].filter((key) => key.startsWith(prefix))
  return [...new Set(keys.map((key) => key.slice(prefix.length).split(':')[0] ?? ''))].filter(Boolean)
}

/** Tells whenever notes change, in this window or in another of this device. */
export function onNotes(listener: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === null || event.key.startsWith('yiyu.room')) listener()
  }
  listeners.add(listener)
  addEventListener('storage', heard)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', heard)
  }
}

const tell = () => {
  for (const listener of listeners) listener()
}

function stored<T>(prefix: string): T[] {
  return storedKeys().flatMap((key) => {
    if (!key.startsWith(prefix)) return []
    try {
      return [JSON.parse(localStorage.getItem(key) ?? '') as T]
    } catch {
      return [] // cut short by a crash in the middle of writing: there is nothing to read in it
    }
  })
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}
