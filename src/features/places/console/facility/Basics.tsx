/** @jsxImportSource react */
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import { Panel } from '../parts/Panel.tsx'
import { ProposeAbout } from '../proposals/Propose.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { OpenClose } from './OpenClose.tsx'

/** What the record itself says; corrected with a reason, closed and opened again from a day on. */
export function Basics({ detail }: { detail: FacilityDetail }) {
  const words = useWords()
  const { position } = detail
  return (
    <Panel
      title={words('console.places.basics.title')}
      actions={
        detail.may.keep ? (
          <>
            <AskButton
              kind="link"
              label={words('console.places.correct.button')}
              title={words('console.places.correct.title', { name: detail.name })}
            >
              {(close) => <CorrectForm detail={detail} close={close} />}
            </AskButton>
            <OpenClose detail={detail} />
          </>
        ) : (
          detail.may.propose && <ProposeAbout detail={detail} />
        )
      }
    >
      <dl className="facts">
        <dt>{words('console.places.address')}</dt>
        <dd>
          {[detail.streetName, detail.committeeName, detail.address]
            .filter((part) => part && !saidBy(detail.address, part))
            .join(' ')}
          {!detail.committeeName && <span className="unsure">{` ${words('console.places.basics.no_committee')}`}</span>}
        </dd>
        <dt>{words('console.places.operator.label')}</dt>
        <dd>
          {detail.organization ? (
            <To path={`/places/organizations/${detail.organization.id}`}>{detail.organization.name}</To>
          ) : (
            <span className="unsure">{words('console.places.basics.no_operator')}</span>
          )}
        </dd>
        <dt>{words('console.places.phone')}</dt>
        <dd>{detail.phone ?? '–'}</dd>
        <dt>{words('console.places.point.title')}</dt>
        <dd>
          {position ? (
            words('console.places.point.at', { lon: position.lon, lat: position.lat })
          ) : (
            <span className="unsure">{words('console.places.basics.no_point')}</span>
          )}
        </dd>
        <dt>{words('console.places.opened_on')}</dt>
        <dd>
          {detail.openedOn}
          {detail.closedOn && ` · ${words('console.places.closed_on', { day: detail.closedOn })}`}
        </dd>
        {detail.about !== '' && (
          <>
            <dt>{words('console.places.about')}</dt>
            <dd>{detail.about}</dd>
          </>
        )}
        <dt>{words('console.places.source.label')}</dt>
        <dd>{detail.source}</dd>
      </dl>
    </Panel>
  )
}

/** Whether the address itself begins with what would stand before it. */
const saidBy = (address: string, part: string) => address !== part && address.startsWith(part)
