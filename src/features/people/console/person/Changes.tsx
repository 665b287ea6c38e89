/** @jsxImportSource react */
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonChange } from '../../register/contract.ts'
import { FoldedList } from '../parts/FoldedList.tsx'
import { Panel } from './Panel.tsx'

/** Every correction: what it was, what it became, who and why. */
export function Changes({ changes }: { changes: PersonChange[] }) {
  const words = useWords()
  return (
    <Panel title={words('console.people.changes.title')}>
      {changes.length === 0 && <p className="muted">{words('console.people.changes.none')}</p>}
      <FoldedList all={changes} open={3} keyOf={(one) => `${one.field} ${one.at}`}>
        {(one) => (
          <>
            {fieldText(one.field, words)}：<del>{valueText(one, one.was, words)}</del> →{' '}
            <ins>{valueText(one, one.became, words)}</ins>
            <br />
            <span className="src">{[one.why, one.by, instant(one.at)].join(' · ')}</span>
          </>
        )}
      </FoldedList>
    </Panel>
  )
}

function fieldText(field: string, words: ReturnType<typeof useWords>): string {
  const key = `people.privacy.field.${field}`
  const sentence = words(key)
  return sentence === key ? field : sentence
}

const valueText = ({ field }: PersonChange, value: string | null, words: ReturnType<typeof useWords>): string =>
  value === null || value === '' ? '–' : field === 'sex' ? words(`console.people.sex.${value}`) : value
