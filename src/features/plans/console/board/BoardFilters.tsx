/** @jsxImportSource react */
import { Chip, Choice, WordsFilter } from '../../../../console/parts/Filters.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { IndicatorRow } from '../../indicators/contract.ts'

const kept = ['domain', 'nature', 'department', 'group', 'words', 'unsure'] as const

/** The filters of the board, all kept in the address. */
export function BoardFilters({ indicators, shown }: { indicators: IndicatorRow[]; shown: number }) {
  const words = useWords()
  const [address, setAddress] = useAddress()
  const departments = [...new Map(indicators.flatMap((row) => row.leads).map((lead) => [lead.id, lead.name]))].map(
    ([value, label]) => ({ value, label }),
  )
  const withoutLead = indicators.some((row) => row.leads.length === 0)
    ? [{ value: 'none', label: words('console.plans.board.no_lead') }]
    : []
  const natures = ['约束性', '预期性'].filter((nature) => indicators.some((row) => row.nature === nature))
  return (
    <div className="filters">
      <WordsFilter label={words('console.plans.board.search')} />
      {['养老', '托育'].map((domain) => (
        <Chip key={domain} name="domain" value={domain} label={words(`console.plans.domain.${domain}`)} />
      ))}
      {natures.map((nature) => (
        <Chip key={nature} name="nature" value={nature} label={words(`console.plans.nature.${nature}`)} />
      ))}
      {indicators.some((row) => row.unsure) && <Chip name="unsure" value="1" label={words('console.plans.unsure')} />}
      <Choice
        name="department"
        label={words('console.plans.board.department')}
        all={words('console.plans.board.all_departments')}
        options={[...departments, ...withoutLead]}
      />
      {kept.some((name) => address[name]) && (
        <button
          type="button"
          className="link"
          onClick={() => setAddress(Object.fromEntries(kept.map((name) => [name, undefined])))}
        >
          {words('console.plans.board.clear', { shown })}
        </button>
      )}
    </div>
  )
}
