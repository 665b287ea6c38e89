/** @jsxImportSource react */
import type { LifeEvent } from '../../life/contract.ts'
import type { Purpose } from '../../shapes.ts'
import { paths } from '../paths.ts'
import { Accounts } from './Accounts.tsx'
import { Addresses } from './Addresses.tsx'
import { Basics } from './Basics.tsx'
import { Cards } from './Cards.tsx'
import { Changes } from './Changes.tsx'
import { Corrections } from './Corrections.tsx'
import { Facts } from './Facts.tsx'
import { Family } from './Family.tsx'
import { LifeEvents } from './LifeEvents.tsx'
import { Looked } from './Looked.tsx'
import { Summary } from './Summary.tsx'
import { Timeline } from './Timeline.tsx'
import { useFamily, useReadFor, type Whole } from './use-person.ts'

/** Everything on record about one person; what a visit or a telephone call needs stands on top. */
export function WholeRecord({ whole, purpose }: { whole: Whole; purpose: Purpose | undefined }) {
  const family = useFamily(whole.id, purpose)
  const events = useReadFor<{ events: LifeEvent[] }>(paths.lifeEvents(whole.id), purpose)
  const keeps = whole.as === 'officer'
  return (
    <>
      <Summary whole={whole} family={family.data} />
      {whole.as === 'officer' && <Corrections whole={whole} />}
      <div className="person-grid">
        <div>
          <Facts whole={whole} keeps={keeps} />
          <Family whole={whole} answer={family} keeps={keeps} />
          <Addresses whole={whole} keeps={keeps} />
          <LifeEvents whole={whole} answer={events} keeps={keeps} />
        </div>
        <div>
          <Basics whole={whole} keeps={keeps} purpose={purpose} />
          {keeps && <Accounts whole={whole} />}
          {keeps && <Cards whole={whole} purpose={purpose} />}
          <Looked person={whole.id} />
          <Timeline person={whole.id} purpose={purpose} />
          {keeps && <Changes changes={whole.changes} />}
        </div>
      </div>
    </>
  )
}
