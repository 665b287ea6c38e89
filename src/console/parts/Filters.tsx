/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { useAddress } from '../session/place.ts'

/** One filter that is on or off, kept in the address as `name=value`. */
export function Chip({ name, value, label }: { name: string; value: string; label: string }) {
  const [address, set] = useAddress()
  const on = address[name] === value
  return (
    <button
      type="button"
      className={on ? 'chip on' : 'chip'}
      aria-pressed={on}
      onClick={() => set({ [name]: on ? undefined : value })}
    >
      {label}
    </button>
  )
}

/** A choice of one among several, kept in the address; the first line means all of them. */
export function Choice({
  name,
  label,
  all,
  options,
}: {
  name: string
  label: string
  all: string
  options: { value: string; label: string }[]
}) {
  const [address, set] = useAddress()
  return (
    <select
      className="chip"
      aria-label={label}
      value={address[name] ?? ''}
      onChange={(event) => set({ [name]: event.target.value || undefined })}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** Words to look for among the rows, kept in the address once typing pauses. */
export function WordsFilter({ name = 'words', label }: { name?: string; label: string }) {
  const [address, set] = useAddress()
  const kept = address[name] ?? ''
  const [typed, setTyped] = useState(kept)
  useEffect(() => setTyped(kept), [kept])
  useEffect(() => {
    if (typed === kept) return
    const timer = setTimeout(() => set({ [name]: typed || undefined }), 250)
    return () => clearTimeout(timer)
  })
  return (
    <input
      type="search"
      className="chip words"
      placeholder={label}
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

/** A day, kept in the address. */
export function DayFilter({ name, label }: { name: string; label: string }) {
  const [address, set] = useAddress()
  return (
    <label className="day-filter">
      {label}{' '}
      <input
        type="date"
        className="chip"
        value={address[name] ?? ''}
        onChange={(event) => set({ [name]: event.target.value || undefined })}
      />
    </label>
  )
}
