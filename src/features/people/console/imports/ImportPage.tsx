/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { useWrite } from '../../../../console/api/use-write.ts'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { usePathParameter } from '../../../../console/session/place.ts'
import { figure, instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PeopleImport } from '../../importing/contract.ts'
import '../people.css'
import { paths } from '../paths.ts'
import { DropSheet } from './DropSheet.tsx'
import { Mapping } from './Mapping.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { Result } from './Result.tsx'
import { isUnderWay, toneOf } from './state.ts'
import { useProgress } from './use-progress.ts'

/** One sheet on its way in: what its columns mean, how far it is, what came of it. */
export function ImportPage() {
  const id = usePathParameter('id')
  const answer = useRead<PeopleImport>(paths.import(id))
  return <Loaded of={answer}>{(found) => <Import key={found.id} one={found} />}</Loaded>
}

function Import({ one }: { one: PeopleImport }) {
  const words = useWords()
  const progress = useProgress(one.id, one.state).data
  const now = progress && isUnderWay(one.state) ? progress : one
  return (
    <>
      <PageHead
        title={one.fileName}
        note={
          <>
            <Tag tone={toneOf(now)}>{words(`people.import.state.${now.state}`)}</Tag>{' '}
            {[
              one.madeByName,
              instant(one.madeAt),
              one.rowsTotal !== null && words('console.people.imports.n_rows', { n: figure(one.rowsTotal) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </>
        }
        actions={<To path="/people/imports">{words('console.people.imports.back')}</To>}
      />
      {isUnderWay(now.state) && (
        <section className="panel running">
          <ProgressBar progress={now} />
          <p className="muted">{words('console.people.imports.may_leave')}</p>
          {now.state !== 'receiving' && <Cancel id={one.id} label={words('console.people.imports.cancel')} />}
        </section>
      )}
      {one.state === 'received' && (
        <Mapping one={one} cancel={<Cancel id={one.id} label={words('console.people.imports.give_up')} />} />
      )}
      {now.state === 'failed' && (
        <>
          <p className="summary" role="alert">
            {now.failure ? words(`problem.${now.failure.code}`, now.failure.details) : words('console.people.imports.failed')}
          </p>
          <DropSheet again />
        </>
      )}
      {(one.state === 'done' || one.state === 'cancelled') && <Result one={one} />}
    </>
  )
}

function Cancel({ id, label }: { id: string; label: string }) {
  const words = useWords()
  const write = useWrite()
  return (
    <button
      type="button"
      className="button grave"
      disabled={write.isPending}
      onClick={() => write.mutate({ path: paths.importCancellation(id), done: words('console.people.imports.cancelled') })}
    >
      {label}
    </button>
  )
}
