/** @jsxImportSource react */
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import { NumberLookUp } from './NumberLookUp.tsx'

/** Names, pinyin and initials go into the address and filter the list; a document's number never does: it is looked up on its own, for a purpose. */
export function FindPerson({ keeps }: { keeps: boolean }) {
  const words = useWords()
  const [address, setAddress] = useAddress()
  const kept = address.words ?? ''
  const [typed, setTyped] = useState(kept)
  const isNumber = looksLikeNumber(typed)
  useEffect(() => setTyped((now) => (looksLikeNumber(now) ? now : kept)), [kept])
  useEffect(() => {
    if (typed === kept || isNumber || beginsLikeNumber(typed)) return
    const timer = setTimeout(() => setAddress({ words: typed || undefined }), 250)
    return () => clearTimeout(timer)
  })
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return
    const first = document.querySelector<HTMLAnchorElement>('.people-rows .person-name a')
    if (!first) return
    event.preventDefault()
    first.focus()
  }
  return (
    <>
      <div className="find">
        <input
          type="search"
          className="chip"
          aria-label={words('console.people.find.label')}
          placeholder={words('console.people.find.label')}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={keys}
        />
      </div>
      {isNumber && keeps && <NumberLookUp number={typed} />}
      {isNumber && !keeps && <p className="muted">{words('console.people.find.keepers_only')}</p>}
    </>
  )
}

const plain = (typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, '')

/** Long rows of digits, and the letter and digits of other documents. */
const looksLikeNumber = (typed: string): boolean => /^([A-Za-z]{1,3}\d{7,}|\d{8,}[\dXx]?)$/.test(plain(typed))

const beginsLikeNumber = (typed: string): boolean => /^[A-Za-z]?\d{4,}[Xx]?$/.test(plain(typed))
