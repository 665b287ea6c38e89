/** @jsxImportSource react */
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import { groups } from '../../../../platform/rules/document/describe/words.ts'
import { Entry, FaultsOf } from './Entry.tsx'
import type { Editing } from './editing.ts'
import { type Path, placeOf, type Written } from './written.ts'

type Told = { editing: Editing; path: Path }
const kinds = ['all', 'any', 'none'] as const

/** The clauses of a group: each changed or taken away, and others added. */
export function ClauseList({ editing, path }: Told) {
  const words = useWords()
  const clauses = (editing.get(path) as unknown[] | undefined) ?? []
  const add = (clause: Written) => editing.set(path, [...clauses, clause])
  return (
    <div className="clause-list" data-place={placeOf(path)}>
      <FaultsOf editing={editing} path={path} />
      {clauses.map((_, at) => (
        <OneClause key={at.toString()} editing={editing} path={[...path, at]} only={clauses.length === 1} />
      ))}
      <div className="rule-actions">
        <button type="button" className="link" onClick={() => add({ when: '', says: { zh: '' } })}>
          {words('console.rules.edit.add_condition')}
        </button>
        <button type="button" className="link" onClick={() => add({ rule: '' })}>
          {words('console.rules.edit.add_rule')}
        </button>
        <button type="button" className="link" onClick={() => add({ any: [{ when: '', says: { zh: '' } }] })}>
          {words('console.rules.edit.add_group')}
        </button>
      </div>
    </div>
  )
}

function OneClause({ editing, path, only }: Told & { only: boolean }) {
  const words = useWords()
  const clause = (editing.get(path) ?? {}) as Written
  const group = kinds.find((kind) => kind in clause)
  const n = Number(path.at(-1)) + 1
  return (
    <fieldset className="clause-edit" data-place={placeOf(path)}>
      <legend>{words(path.length > 2 ? 'console.rules.place.inner' : 'console.rules.place.clause', { n })}</legend>
      <FaultsOf editing={editing} path={path} />
      {'when' in clause && <Condition editing={editing} path={path} />}
      {'rule' in clause && (
        <>
          <Entry editing={editing} path={[...path, 'rule']} label={words('console.rules.edit.rule')} list="rule-names" />
          <Entry editing={editing} path={[...path, 'says', 'zh']} label={words('console.rules.edit.says_optional')} optional />
        </>
      )}
      {group && <Group editing={editing} path={path} kind={group} />}
      {!only && (
        <button type="button" className="link" onClick={() => editing.set(path, undefined)}>
          {words('console.rules.edit.remove_clause', { n })}
        </button>
      )}
    </fieldset>
  )
}

function Condition({ editing, path }: Told) {
  const words = useWords()
  const left = editing.sentenceLeft([...path, 'when'], [...path, 'says', 'zh'])
  return (
    <>
      <Entry
        editing={editing}
        path={[...path, 'says', 'zh']}
        label={words('console.rules.edit.says')}
        hint={left ? <span className="unsure">{words('console.rules.edit.sentence_left')}</span> : undefined}
      />
      <Entry editing={editing} path={[...path, 'when']} label={words('console.rules.edit.when')} feel />
      <English editing={editing} path={[...path, 'says', 'en']} />
    </>
  )
}

/** The English sentence, folded away until it is wanted. */
export function English({ editing, path }: Told) {
  const words = useWords()
  return (
    <details className="english">
      <summary>{words('console.rules.edit.english')}</summary>
      <Entry editing={editing} path={path} label={words('console.rules.edit.says_en')} optional />
    </details>
  )
}

/** Several clauses that count together; how they do is changed without losing them. */
function Group({ editing, path, kind }: Told & { kind: (typeof kinds)[number] }) {
  const words = useWords()
  const [language] = useLanguage()
  const clause = editing.get(path) as Written
  const change = (wanted: string) => {
    const { [kind]: clauses, ...rest } = clause
    editing.set(path, { [wanted]: clauses, ...rest })
  }
  return (
    <>
      <select
        className="chip"
        aria-label={words('console.rules.edit.group')}
        value={kind}
        onChange={(event) => change(event.target.value)}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {groups[one][language]}
          </option>
        ))}
      </select>
      <ClauseList editing={editing} path={[...path, kind]} />
    </>
  )
}
