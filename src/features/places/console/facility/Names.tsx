/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { useHolds } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Designations } from '../../designations/contract.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import { GiveForm } from '../designations/GiveForm.tsx'
import { EndDesignation, StateTag } from '../designations/parts.tsx'
import { Panel } from '../parts/Panel.tsx'
import { paths } from '../paths.ts'

/** What the facility has been designated as, with level and until when. */
export function Names({ detail }: { detail: FacilityDetail }) {
  const words = useWords()
  const keeps = useHolds('department_officer')
  const list = useRead<z.output<typeof Designations>>(paths.designations, { state: 'all', street: detail.street, limit: 500 })
  const own = (list.data?.designations ?? []).filter(({ of, subject }) => of === 'facility' && subject === detail.id)
  return (
    <Panel
      title={words('console.places.designations.names')}
      actions={
        keeps && (
          <AskButton
            kind="link"
            label={words('console.places.designations.give')}
            title={words('console.places.designations.give')}
          >
            {(close) => <GiveForm facility={{ id: detail.id, name: detail.name }} close={close} />}
          </AskButton>
        )
      }
    >
      {list.data && own.length === 0 && <p className="muted">{words('console.places.designations.no_names')}</p>}
      <ul className="plain-list">
        {own.map((row) => (
          <li key={row.id} className="place-spread">
            <span>
              <b>{[row.kindName, row.level].filter(Boolean).join(' · ')}</b> <StateTag row={row} />
              <br />
              <span className="src">
                {[
                  row.expiresOn
                    ? words('console.places.period', { from: row.givenOn, to: row.expiresOn })
                    : words('console.places.since_day', { day: row.givenOn }),
                  row.document,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {keeps && row.live && <EndDesignation row={row} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
