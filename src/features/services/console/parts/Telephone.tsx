/** @jsxImportSource react */

import { useState } from 'react'
import { useWrite } from '../../../../console/api/use-write.ts'
import { useWritable } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'

/** A number that is fetched when somebody wants to call, and not before: the person can read who looked at it. `masked` stands there until then. */
export function Telephone({ person, masked = '' }: { person: string; masked?: string }) {
  const words = useWords()
  const writable = useWritable()
  const { mutate, isPending } = useWrite<{ phone: string | null }>()
  const [phone, setPhone] = useState<string | null>()
  const show = () => mutate({ path: `/persons/${person}/telephone-view` }, { onSuccess: (seen) => setPhone(seen.phone) })
  if (phone === null) return <span className="muted">{words('console.telephone.none')}</span>
  if (phone !== undefined)
    return (
      <a className="number" href={`tel:${phone}`}>
        {phone}
      </a>
    )
  return (
    <>
      {masked}{' '}
      <button type="button" className="link" disabled={isPending || !writable} onClick={show}>
        {words('console.telephone.show')}
      </button>
    </>
  )
}
