/** @jsxImportSource react */
import { type ReactNode, useState } from 'react'
import { useRead } from '../../../../console/api/use-read.ts'
import { useWrite } from '../../../../console/api/use-write.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { Letter, MadeLetter, PersonGrantShown } from '../../accounts/contract.ts'
import { FoldedList } from '../parts/FoldedList.tsx'
import { lastDay, mayText } from '../parts/say.ts'
import { paths } from '../paths.ts'
import { DutyForm, LetterForm, RecoveryForm } from './AccountForms.tsx'
import { Panel } from './Panel.tsx'
import type { Whole } from './use-person.ts'

const tones: Record<Letter['state'], Tone> = { open: 'wait', used: 'good', expired: 'quiet', withdrawn: 'quiet', void: 'urgent' }

/** Which accounts see or stand for the person, and the letters that open the way to it. */
export function Accounts({ whole }: { whole: Whole }) {
  const words = useWords()
  const grants = useRead<{ grants: PersonGrantShown[] }>(paths.grants(whole.id))
  const letters = useRead<{ letters: Letter[] }>(paths.letters(whole.id))
  const bound = grants.data?.grants.some(({ as }) => as === 'self') ?? false
  return (
    <Panel title={words('console.people.accounts.title')}>
      <Loaded of={grants} rows={2}>
        {(answer) => (
          <>
            {answer.grants.length === 0 && <p className="muted">{words('console.people.accounts.none')}</p>}
            <ul className="plain-list">
              {answer.grants.map((grant) => (
                <li key={grant.id}>
                  <GrantLine grant={grant} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {!whole.diedOn && (
        <p className="line-actions">
          {bound ? (
            <Made name={whole.name} label={words('console.people.accounts.recovery')}>
              {(done, close) => <RecoveryForm person={whole.id} onMade={done} close={close} />}
            </Made>
          ) : null}
          <Made name={whole.name} label={words('console.people.accounts.letter')}>
            {(done, close) => <LetterForm person={whole.id} bound={bound} onMade={done} close={close} />}
          </Made>
          <AskButton kind="link" label={words('console.people.accounts.duty')} title={words('console.people.accounts.duty')}>
            {(close) => <DutyForm persons={[whole.id]} close={close} />}
          </AskButton>
        </p>
      )}
      <Loaded of={letters} rows={1}>
        {(answer) =>
          answer.letters.length === 0 ? null : (
            <>
              <h3>{words('console.people.accounts.letters')}</h3>
              <FoldedList all={answer.letters} open={3} keyOf={(letter) => letter.id}>
                {(letter) => <LetterLine letter={letter} />}
              </FoldedList>
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

function GrantLine({ grant }: { grant: PersonGrantShown }) {
  const words = useWords()
  const name = grant.accountName
  return (
    <div className="spread">
      <span>
        <span className="muted">{words(`people.accounts.as.${grant.as}`)}</span> <b>{name}</b>{' '}
        <span className="muted">{grant.username}</span>
        <br />
        <span className="src">
          {[
            evidenceText(grant, words),
            grant.may.length > 0 && grant.may.map((one) => mayText(one, words)).join('、'),
            grant.endsOn === null
              ? words('console.people.since', { from: grant.startsOn })
              : words('console.people.period', {
                  from: grant.startsOn,
                  to: lastDay({ from: grant.startsOn, to: grant.endsOn }),
                }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <AskButton
        kind="link"
        label={words('console.people.accounts.end')}
        title={words('console.people.accounts.end_title', { name })}
      >
        {(close) => (
          <WriteForm
            grave
            wish={() => ({ path: paths.grantEnding(grant.id), done: words('console.people.accounts.ended', { name }) })}
            button={words('console.people.accounts.end')}
            onDone={close}
            onCancel={close}
          >
            {() => <p>{words('console.people.accounts.end_hint')}</p>}
          </WriteForm>
        )}
      </AskButton>
    </div>
  )
}

/** What was shown for the grant; where only a kin or a kind was kept, that and how it was proved. */
function evidenceText({ why, proof }: PersonGrantShown, words: Words): string {
  const proved = words(`console.people.accounts.proof.${proof}`)
  if (why === 'parent' || why === 'guardian') return `${words(`people.accounts.relation.${why}`)} · ${proved}`
  return why === 'trusted' || why === 'self' ? proved : why
}

function LetterLine({ letter }: { letter: Letter }) {
  const words = useWords()
  const write = useWrite()
  return (
    <div className="spread">
      <span>
        {words(`console.people.accounts.letter_as.${letter.as}`)}{' '}
        <Tag tone={tones[letter.state]}>{words(`console.people.accounts.letter_state.${letter.state}`)}</Tag>
        <br />
        <span className="src">{`${letter.papers} · ${letter.madeByName} · ${instant(letter.madeAt)}`}</span>
      </span>
      {letter.state === 'open' && (
        <button
          type="button"
          className="link"
          disabled={write.isPending}
          onClick={() =>
            write.mutate({ path: paths.letterWithdrawal(letter.id), done: words('console.people.accounts.letter_withdrawn') })
          }
        >
          {words('console.people.accounts.letter_withdraw')}
        </button>
      )}
    </div>
  )
}

type Asked = {
  /** Whose it is. */
  name: string
  children(done: (made: MadeLetter) => void, close: () => void): ReactNode
}

/** A question that ends with a code shown once. */
function Made({ label, name, children }: Asked & { label: string }) {
  return (
    <AskButton kind="link" label={label} title={label}>
      {(close) => (
        <MadeStep name={name} close={close}>
          {children}
        </MadeStep>
      )}
    </AskButton>
  )
}

function MadeStep({ name, close, children }: Asked & { close(): void }) {
  const words = useWords()
  const [made, setMade] = useState<MadeLetter>()
  if (!made) return children(setMade, close)
  return (
    <div className="letter">
      <p>
        <b>{words('console.people.accounts.code_for', { name })}</b>
      </p>
      <p className="letter-code">
        <code>{made.code}</code>
      </p>
      <p>{words('console.people.accounts.code_hint', { until: instant(made.expiresAt) })}</p>
      <div className="buttons">
        <button type="button" className="button main" onClick={close}>
          {words('console.people.accounts.code_handed')}
        </button>
        <button type="button" className="button" onClick={() => print()}>
          {words('console.people.accounts.code_print')}
        </button>
      </div>
    </div>
  )
}
