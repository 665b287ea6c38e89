/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { useWrite } from '../../../../console/api/use-write.ts'
import { Choice } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { RecordDrawer } from '../../../../console/parts/RecordDrawer.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { useAddress, useWritable } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Duplicate, Merge } from '../../duplicates/contract.ts'
import type { PersonBrief } from '../../shapes.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { homeText, whoText } from '../parts/say.ts'
import { paths } from '../paths.ts'
import '../people.css'
import { Merges } from './Merges.tsx'
import { Pair } from './Pair.tsx'

/** Pairs of records that may be one person, the likeliest first; a press lays them side by side. */
export function DuplicatesPage() {
  const words = useWords()
  const write = useWrite()
  const writable = useWritable()
  const [{ state, open }, setAddress] = useAddress()
  const list = useRead<{ duplicates: Duplicate[]; next: string | null }>(paths.duplicates, { state, limit: 100 })
  const merges = useRead<{ merges: Merge[] }>(paths.merges)
  return (
    <>
      <PageHead
        title={words('console.people.duplicates.title')}
        note={words('console.people.duplicates.note')}
        actions={
          <>
            <BackToList />
            <button
              type="button"
              className="button"
              disabled={write.isPending || !writable}
              onClick={() => write.mutate({ path: paths.duplicateSearches, done: words('console.people.duplicates.searching') })}
            >
              {words('console.people.duplicates.search')}
            </button>
          </>
        }
      />
      <div className="filters">
        <Choice
          name="state"
          label={words('console.people.duplicates.state')}
          all={words('people.duplicates.state.proposed')}
          options={(['merged', 'different'] as const).map((value) => ({
            value,
            label: words(`people.duplicates.state.${value}`),
          }))}
        />
      </div>
      <Loaded of={list}>
        {({ duplicates, next }) =>
          duplicates.length === 0 ? (
            <Empty title={words('console.people.duplicates.none')}>{words('console.people.duplicates.none_hint')}</Empty>
          ) : (
            <>
              <ul className="row-cards">
                {duplicates.map((pair) => (
                  <li key={pair.id} aria-current={open === pair.id ? 'true' : undefined}>
                    <PairLine pair={pair} onOpen={() => setAddress({ open: pair.id })} />
                  </li>
                ))}
              </ul>
              {next && <p className="muted">{words('console.people.duplicates.more')}</p>}
            </>
          )
        }
      </Loaded>
      {merges.data && merges.data.merges.length > 0 && <Merges merges={merges.data.merges} />}
      {open && (
        <RecordDrawer
          key={open}
          wide
          title={words('console.people.duplicates.pair')}
          onClose={() => setAddress({ open: undefined })}
        >
          <Pair id={open} />
        </RecordDrawer>
      )}
    </>
  )
}

function PairLine({ pair, onOpen }: { pair: Duplicate; onOpen(): void }) {
  const words = useWords()
  return (
    <div className="pair-line">
      <Side person={pair.one} />
      <Side person={pair.other} />
      <ul className="tags" aria-label={words('console.people.duplicates.why')}>
        {pair.reasons.map((reason) => (
          <li key={reason}>
            <Tag tone={reason === 'same_number' ? 'act' : reason === 'sex_differs' ? 'wait' : 'quiet'}>
              {words(`people.duplicates.reason.${reason}`)}
            </Tag>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button"
        onClick={onOpen}
        aria-label={words('console.people.duplicates.compare_of', { one: pair.one.name, other: pair.other.name })}
      >
        {words('console.people.duplicates.compare')}
      </button>
    </div>
  )
}

function Side({ person }: { person: PersonBrief }) {
  const words = useWords()
  return (
    <span>
      <b>{person.name}</b> <span className="muted">{whoText(person, words)}</span>
      <br />
      <span className="src">{[person.bornOn, homeText(person), person.number].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
