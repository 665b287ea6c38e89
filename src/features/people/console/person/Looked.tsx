/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { AccessLine, AccessList } from '../../privacy/contract.ts'
import { deedText } from '../../privacy/words.ts'
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
            <FoldedList all={lines} open={4} keyOf={(line) => line.id}>
              {(line) => (
                <>
                  {byText(line, words)} {deedText(line, words)}
                  <br />
                  <span className="src">
                    {[timeText(line), line.purpose && purposeText(line.purpose, words)].filter(Boolean).join(' · ')}
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

function byText({ by, name, office, standingIn }: AccessLine, words: Words): string {
  const who =
    by === 'officer' && !office
      ? words('people.privacy.by.officer_unknown')
      : words(`people.privacy.by.${by}`, { name: name ?? '', office: office ?? '' })
  return standingIn ? who + words('people.privacy.standing_in') : who
}

const timeText = ({ at, lastAt }: AccessLine): string =>
  instant(at) === instant(lastAt) ? instant(at) : `${instant(at)}–${instant(lastAt)}`

function purposeText(purpose: string, words: Words): string {
  const key = `people.privacy.purpose.${purpose}`
  const sentence = words(key)
  return sentence === key ? purpose : sentence
}
