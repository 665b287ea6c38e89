/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { AskButton } from '../../../../console/parts/AskButton.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { DuplicateDetail, Merge } from '../../duplicates/contract.ts'
import { paths } from '../paths.ts'
import { useDocumentKinds } from '../person/Numbers.tsx'
import { DifferForm, MergeForm } from './Decide.tsx'
import { UndoMerge } from './Merges.tsx'

/** Two records side by side, the lines that differ marked, then: one person, or two. */
export function Pair({ id }: { id: string }) {
  const answer = useRead<DuplicateDetail>(paths.duplicate(id))
  return <Loaded of={answer}>{(pair) => <Sides pair={pair} />}</Loaded>
}

function Sides({ pair }: { pair: DuplicateDetail }) {
  const words = useWords()
  const { nameOf } = useDocumentKinds()
  return (
    <>
      {pair.decision && (
        <p className="notice">
          <b>{words(`people.duplicates.state.${pair.state}`)}</b>{' '}
          {words('console.people.duplicates.decided', {
            name: pair.decision.byName,
            at: instant(pair.decision.at),
            why: pair.decision.why,
          })}
        </p>
      )}
      <ul className="tags">
        {pair.reasons.map((reason) => (
          <li key={reason}>
            <Tag tone={reason === 'sex_differs' ? 'wait' : 'act'}>{words(`people.duplicates.reason.${reason}`)}</Tag>
          </li>
        ))}
      </ul>
      <table className="table plain compare">
        <caption className="unseen">{words('console.people.duplicates.pair')}</caption>
        <thead>
          <tr>
            <td />
            {[pair.one, pair.other].map((person, at) => (
              <th key={person.id} scope="col">
                <To path={`/people/${person.id}`}>
                  {words(at === 0 ? 'console.people.duplicates.one' : 'console.people.duplicates.other')}
                </To>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pair.lines.map((line) => (
            <tr key={line.field} className={line.differs ? 'differs' : undefined}>
              <th scope="row">
                {fieldText(line.field, words, nameOf)}
                {line.differs && <span className="unsure">{` ${words('console.people.duplicates.differs')}`}</span>}
              </th>
              <td>{saidText(line.field, line.one, words)}</td>
              <td>{saidText(line.field, line.other, words)}</td>
            </tr>
          ))}
          {pair.depends
            .filter((one) => one.one + one.other > 0)
            .map((one) => (
              <tr key={one.what}>
                <th scope="row">
                  {words('console.people.duplicates.depends', { what: words(`console.people.duplicates.what.${one.what}`) })}
                </th>
                <td>{one.one}</td>
                <td>{one.other}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {pair.obstacles.map((obstacle) => (
        <p key={obstacle.code} className="notice">
          {words(`problem.${obstacle.code}`, obstacle.details)}
        </p>
      ))}
      {pair.state === 'merged' && <Undo pair={pair} />}
      {pair.state === 'proposed' && !pair.mayDecide && <p className="notice">{words('console.people.duplicates.not_yours')}</p>}
      {pair.state === 'proposed' && pair.mayDecide && (
        <div className="buttons decide">
          {pair.obstacles.length === 0 && (
            <AskButton
              kind="button main"
              label={words('console.people.duplicates.same')}
              title={words('console.people.duplicates.same')}
            >
              {(close) => <MergeForm pair={pair} close={close} />}
            </AskButton>
          )}
          <AskButton label={words('console.people.duplicates.different')} title={words('console.people.duplicates.different')}>
            {(close) => <DifferForm pair={pair} close={close} />}
          </AskButton>
        </div>
      )}
    </>
  )
}

/** The way back from the merge of this pair, where it still stands so that nobody has to look for it in the list below. */
function Undo({ pair }: { pair: DuplicateDetail }) {
  const merges = useRead<{ merges: Merge[] }>(paths.merges, { person: pair.one.id }).data?.merges ?? []
  const of = [pair.one.id, pair.other.id]
  const merge = merges.find((one) => !one.undone && of.includes(one.kept) && of.includes(one.merged))
  return merge ? (
    <div className="buttons decide">
      <UndoMerge merge={merge} kind="button" />
    </div>
  ) : null
}

function fieldText(field: string, words: Words, documentOf: (kind: string) => string): string {
  if (field.startsWith('number:')) return documentOf(field.slice(7))
  if (field.startsWith('fact:')) return field.slice(5)
  const key = `console.people.duplicates.field.${field}`
  const sentence = words(key)
  return sentence === key ? field : sentence
}

function saidText(field: string, said: string[], words: Words): string {
  if (said.length === 0) return '–'
  if (field === 'sex') return said.map((one) => words(`console.people.sex.${one}`)).join('、')
  if (field.startsWith('fact:'))
    return said.map((one) => (one === 'true' || one === 'false' ? words(`console.people.facts.${one}`) : one)).join('、')
  return said.join('；')
}
