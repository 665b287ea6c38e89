/** @jsxImportSource react */
import { sentenceOf } from '../../../../console/api/problem.ts'
import { say, useWords } from '../../../../console/words/words.ts'
import { timeOf } from '../parts/when.ts'
import type { useSync } from './use-sync.ts'

type Sync = ReturnType<typeof useSync>

/** Whether what was tapped is with the server: how much waits, from when the list is, and what could not be recorded and why. */
export function LineState({ sync, readAt, reached }: { sync: Sync; readAt: number; reached: boolean }) {
  const words = useWords()
  const { line, waiting, refused } = sync
  const away = line.state === 'waiting' || !reached
  const at = timeOf(new Date(readAt).toISOString())
  return (
    <>
      <div className={away || waiting.length > 0 ? 'room-line away' : 'room-line'} role="status">
        <span>
          {waiting.length > 0 && <b>{words('console.sessions.room.unsynced', { n: waiting.length })} </b>}
          {away
            ? words('console.sessions.room.offline', { at })
            : waiting.length === 0 && words('console.sessions.room.synced', { at })}
        </span>
        {waiting.length > 0 && (
          <button type="button" className="link" onClick={() => void sync.send()}>
            {words('console.sessions.room.send_now')}
          </button>
        )}
      </div>
      {!line.keeps && <p className="summary">{words('console.sessions.room.not_kept')}</p>}
      {line.state === 'signed_out' && (
        <p className="summary" role="alert">
          {words('console.sessions.room.signed_out')}{' '}
          <a
            href={`/console/sign-in?next=${encodeURIComponent(`${location.pathname.replace('/console', '')}${location.search}`)}`}
          >
            {words('console.sign_in.title')}
          </a>
        </p>
      )}
      {line.state === 'failed' && (
        <p className="summary" role="alert">
          {words('console.sessions.room.failed', { why: sentenceOf(line.error) })}
        </p>
      )}
      {refused.map(({ note, outcome }) => (
        <p key={outcome.id} className="summary" role="alert">
          <b>{words(`console.sessions.room.not_recorded.${note.event.kind}`, { name: note.name })}</b> {sentence(outcome)}{' '}
          <button type="button" className="link" onClick={() => sync.forget(outcome.id)}>
            {words('console.toast.close')}
          </button>
        </p>
      ))}
    </>
  )
}

function sentence({ code, details }: Sync['refused'][number]['outcome']): string {
  const key = `problem.${code ?? ''}`
  const text = say(key, details)
  return text === key ? say('console.problem.unexpected') : text
}
