/** @jsxImportSource react */
import { useWrite } from '../../../../console/api/use-write.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { textOf, WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useDistrict, useWritable } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { CardRecord, RevocationReason } from '../../card/contract.ts'
import type { Purpose } from '../../shapes.ts'
import { FoldedList } from '../parts/FoldedList.tsx'
import { lastDay } from '../parts/say.ts'
import { paths } from '../paths.ts'
import { Panel } from './Panel.tsx'
import { useReadFor, type Whole } from './use-person.ts'

const tones: Record<CardRecord['state'], Tone> = { valid: 'good', expired: 'quiet', revoked: 'urgent' }
const reissueReasons = ['lost', 'damaged', 'renewed', 'error'] as const satisfies readonly RevocationReason[]
const revokeReasons = ['lost', 'damaged', 'moved', 'error', 'other'] as const satisfies readonly RevocationReason[]

/** The paper cards with an offline code: issued, printed, replaced, revoked. */
export function Cards({ whole, purpose }: { whole: Whole; purpose: Purpose | undefined }) {
  const words = useWords()
  const write = useWrite()
  const writable = useWritable()
  const answer = useReadFor<{ cards: CardRecord[] }>(paths.cards(whole.id), purpose)
  const standing = answer.data?.cards.some(({ state }) => state === 'valid')
  return (
    <Panel
      title={words('console.people.cards.title')}
      actions={
        !whole.diedOn &&
        answer.data &&
        !standing && (
          <button
            type="button"
            className="link"
            disabled={write.isPending || !writable}
            onClick={() => write.mutate({ path: paths.cards(whole.id), done: words('console.people.cards.issued') })}
          >
            {words('console.people.cards.issue')}
          </button>
        )
      }
    >
      <Loaded of={answer} rows={1}>
        {({ cards }) => (
          <>
            {!standing && <p className="muted">{words('console.people.cards.none')}</p>}
            <FoldedList all={cards} open={2} keyOf={(card) => card.id}>
              {(card) => <Line card={card} />}
            </FoldedList>
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Line({ card }: { card: CardRecord }) {
  const words = useWords()
  const district = useDistrict()
  return (
    <div className="spread">
      <span>
        <span className="number">{card.number}</span>{' '}
        <Tag tone={tones[card.state]}>{words(`console.people.cards.state.${card.state}`)}</Tag>
        <br />
        <span className="src">
          {[
            words('console.people.cards.line', {
              from: card.issuedOn,
              until: lastDay({ from: card.issuedOn, to: card.expiresOn }),
            }),
            card.issuedByName,
            card.revokedWhy && words(`people.card.why.${card.revokedWhy}`),
            card.revokedNote,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {card.state === 'valid' && (
        <span className="line-actions">
          <a href={`/${district}/cards/${card.id}`} target="_blank" rel="noreferrer">
            {words('console.people.cards.print')}
          </a>
          <Ask card={card} what="reissue" reasons={reissueReasons} />
          <Ask card={card} what="revoke" reasons={revokeReasons} />
        </span>
      )}
    </div>
  )
}

function Ask({ card, what, reasons }: { card: CardRecord; what: 'reissue' | 'revoke'; reasons: readonly RevocationReason[] }) {
  const words = useWords()
  const label = words(`console.people.cards.${what}`)
  const path = what === 'reissue' ? paths.cardReissue(card.id) : paths.cardRevocation(card.id)
  return (
    <AskButton kind="link" label={label} title={label}>
      {(close) => (
        <WriteForm
          grave={what === 'revoke'}
          wish={(fields) => ({
            path,
            body: { why: textOf(fields, 'why') },
            done: words(what === 'reissue' ? 'console.people.cards.reissued' : 'console.people.cards.revoked'),
          })}
          button={label}
          onDone={close}
          onCancel={close}
        >
          {(wrong) => (
            <Field label={words('console.people.cards.why')} error={wrong('why')}>
              {(told) => (
                <select {...told} name="why" required>
                  {reasons.map((one) => (
                    <option key={one} value={one}>
                      {words(`people.card.why.${one}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </WriteForm>
      )}
    </AskButton>
  )
}
