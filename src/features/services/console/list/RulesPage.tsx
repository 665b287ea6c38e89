/** @jsxImportSource react */
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { DayFilter } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress, useWritable } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { DraftList, RuleBrief, RuleList } from '../../rulebook/contract.ts'
import { useOn } from '../parts/rules.ts'
import { partsOf } from '../parts/said.ts'
import { draftPaths, paths } from '../paths.ts'
import '../services.css'
import { filterNames, RuleFilters } from './RuleFilters.tsx'
import { RuleTable } from './RuleTable.tsx'

/** The rules that hold in the district on a day: the nation's, the city's and its own. */
export function RulesPage() {
  const words = useWords()
  const [{ kind, layer, words: typed }] = useAddress()
  const { on, day } = useOn()
  const drafts = useHolds('coordinator', 'department_officer')
  const writable = useWritable()
  const list = useRead<RuleList>(paths.rules, { on, kind, layer, words: typed })
  return (
    <>
      <PageHead
        title={words('console.rules.list.title')}
        note={words('console.rules.list.note')}
        actions={
          <>
            <DayFilter name="on" label={words('console.rules.on')} />
            <OpenDrafts />
            {drafts && writable && <To path="/rules-new">{words('console.rules.new.title')}</To>}
          </>
        }
      />
      <Loaded of={list}>{({ rules }) => <Rules rules={rules} day={day} />}</Loaded>
    </>
  )
}

function Rules({ rules, day }: { rules: RuleBrief[]; day: string }) {
  const words = useWords()
  const [address] = useAddress()
  const { file, service, state } = address
  const shown = rules.filter(
    (rule) =>
      (!file || partsOf(rule.name).file === file) &&
      (!service || rule.services.some(({ id }) => id === service)) &&
      (!state || rule.confirmed === (state === 'confirmed')),
  )
  const filtered = filterNames.some((name) => address[name])
  const unconfirmed = shown.filter(({ confirmed }) => !confirmed).length
  return (
    <>
      <RuleFilters rules={rules} />
      <p className="muted" role="status">
        {words('console.rules.list.count', { n: shown.length, day, unconfirmed })}
      </p>
      <RuleTable
        rules={shown}
        empty={
          <Empty title={words(filtered ? 'console.rules.list.none' : 'console.rules.list.empty')}>
            {words(filtered ? 'console.rules.list.none_hint' : 'console.rules.list.empty_hint')}
          </Empty>
        }
      />
    </>
  )
}

/** The way to drafts that wait to be published, with how many there are. */
function OpenDrafts() {
  const words = useWords()
  const drafts = useRead<z.output<typeof DraftList>>(draftPaths('rule').drafts, { state: 'open' }).data?.drafts
  return <To path="/rule-drafts">{words('console.rules.drafts.open', { n: drafts?.length ?? 0 })}</To>
}
