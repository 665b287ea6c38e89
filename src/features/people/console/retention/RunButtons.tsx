/** @jsxImportSource react */
import { useState } from 'react'
import { useWrite } from '../../../../console/api/use-write.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Field } from '../../../../console/parts/Field.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWritable } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { RetentionRun } from '../../retention/contract.ts'
import { paths } from '../paths.ts'

type Told = { last: RetentionRun | undefined; onRun(run: RetentionRun): void }

/** Counts what is due, which changes nothing; or does it, which cannot be undone and therefore asks for a word to be typed. */
export function RunButtons({ last, onRun }: Told) {
  const words = useWords()
  const write = useWrite<RetentionRun>()
  const writable = useWritable()
  const label = words('console.people.retention.run')
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={write.isPending || !writable}
        onClick={() =>
          write.mutate(
            { path: paths.retentionRuns, body: { dry: true }, done: words('console.people.retention.counted') },
            { onSuccess: onRun },
          )
        }
      >
        {words('console.people.retention.count')}
      </button>
      <AskButton kind="button grave" label={label} title={label}>
        {(close) => <RunForm last={last} onRun={onRun} close={close} />}
      </AskButton>
    </>
  )
}

function RunForm({ last, onRun, close }: Told & { close(): void }) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const word = words('console.people.retention.word')
  const due = last?.dry ? last.lines.filter(({ what }) => what !== 'hold').reduce((sum, line) => sum + line.due, 0) : undefined
  return (
    <WriteForm<RetentionRun>
      grave
      blocked={typed.trim() !== word}
      wish={() => ({ path: paths.retentionRuns, body: { dry: false }, done: words('console.people.retention.ran') })}
      button={words('console.people.retention.run')}
      onDone={(run) => {
        close()
        onRun(run)
      }}
      onCancel={close}
    >
      {() => (
        <>
          <p>{words('console.people.retention.run_hint')}</p>
          <p>
            {due === undefined
              ? words('console.people.retention.count_first')
              : words('console.people.retention.would', { n: figure(due), day: last?.onDay ?? '' })}
          </p>
          <Field label={words('console.people.retention.type_word', { word })}>
            {(told) => <input {...told} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />}
          </Field>
        </>
      )}
    </WriteForm>
  )
}
