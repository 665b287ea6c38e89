/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { AccessLine, AccessList } from '../../privacy/contract.ts'
import { FoldedList } from '../parts/FoldedList.tsx'
import { paths } from '../paths.ts'
import { Panel } from './Panel.tsx'

/** Who looked at the record or changed it, as the person reads it too: offices, not clerks. */
export function Looked({ person }: { person: string }) {
  const words = useWords()
  const answer = useRead<AccessList>(paths.access(person))
  return (
    <Panel title={words('console.people.looked.title')}>
      <p className="src">{words('console.people.looked.hint')}</p>
      <Loaded of={answer} rows={2}>
        {({ lines, next }) => (
          <>
            {lines.length === 0 && <p className="muted">{words('console.people.looked.none')}</p>}
            <FoldedList all={once(lines, words)} open={4} keyOf={(line) => line.id}>
              {(line) => (
                <>
                  {byText(line, words)} {deedText(line, words)}
                  <br />
                  <span className="src">
                    {[instant(line.at), line.purpose && purposeText(line.purpose, words)].filter(Boolean).join(' · ')}
                  </span>
                </>
              )}
            </FoldedList>
            {next && <p className="muted">{words('console.people.looked.more')}</p>}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

/** What one reader did for one purpose within the same minute is one line: a page reads a record in several parts. */
function once(lines: AccessLine[], words: Words): AccessLine[] {
  const said = (line: AccessLine) => [byText(line, words), deedText(line, words), line.purpose, instant(line.at)].join(' ')
  return lines.filter((line, at) => at === 0 || said(line) !== said(lines[at - 1] as AccessLine))
}

function byText({ by, name, office, standingIn }: AccessLine, words: Words): string {
  const who =
    by === 'officer' && !office
      ? words('people.privacy.by.officer_unknown')
      : words(`people.privacy.by.${by}`, { name: name ?? '', office: office ?? '' })
  return standingIn ? who + words('people.privacy.standing_in') : who
}

function deedText({ action }: AccessLine, words: Words): string {
  const keys = [`people.privacy.deed.${action.replace('.', '_')}`, action.replace('.', '.deed.')]
  // What a feature says of its own deed serves here as long as it has no blanks to fill.
  const sentence = keys.map((key) => [key, words(key)] as const).find(([key, said]) => said !== key && !said.includes('{'))
  return sentence?.[1] ?? words('people.privacy.deed.other')
}

function purposeText(purpose: string, words: Words): string {
  const key = `people.privacy.purpose.${purpose}`
  const sentence = words(key)
  return sentence === key ? purpose : sentence
}
