/** @jsxImportSource react */
import { Choice } from '../../../../console/parts/Filters.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { RuleBrief } from '../../rulebook/contract.ts'
import { FoldedFilters } from '../drafting/FoldedFilters.tsx'
import { partsOf, useSaid } from '../parts/said.ts'

/** What the address keeps of the list. */
export const filterNames = ['words', 'kind', 'state', 'layer', 'file', 'service'] as const
const kinds = ['eligibility', 'quota', 'priority', 'fee', 'subsidy', 'credit', 'amount'] as const

/** What the rules of the list have in common, all kept in the address; folded on a phone. */
export function RuleFilters({ rules }: { rules: RuleBrief[] }) {
  const words = useWords()
  return (
    <FoldedFilters names={filterNames} find={words('console.rules.list.find')}>
      <Choices rules={rules} />
    </FoldedFilters>
  )
}

function Choices({ rules }: { rules: RuleBrief[] }) {
  const words = useWords()
  const said = useSaid()
  const [address] = useAddress()
  const files = withChosen([...new Set(rules.map(({ name }) => partsOf(name).file))], address.file)
  const services = new Map(rules.flatMap((rule) => rule.services.map(({ id, name }) => [id, said(name)] as const)))
  return (
    <>
      <Choice
        name="kind"
        label={words('console.rules.list.kind')}
        all={words('console.rules.list.all_kinds')}
        options={kinds.map((value) => ({ value, label: words(`console.rules.kind.${value}`) }))}
      />
      <Choice
        name="state"
        label={words('console.rules.unconfirmed')}
        all={words('console.rules.list.all_states')}
        options={(['unconfirmed', 'confirmed'] as const).map((value) => ({ value, label: words(`console.rules.${value}`) }))}
      />
      <Choice
        name="layer"
        label={words('console.rules.list.layer')}
        all={words('console.rules.list.all_layers')}
        options={(['national', 'city', 'district'] as const).map((value) => ({
          value,
          label: words(`console.rules.layer.${value}`),
        }))}
      />
      <Choice
        name="file"
        label={words('console.rules.list.file')}
        all={words('console.rules.list.all_files')}
        options={files.map((value) => ({ value, label: value }))}
      />
      <Choice
        name="service"
        label={words('console.rules.list.service')}
        all={words('console.rules.list.all_services')}
        options={[...services].map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}

/** What is chosen stays choosable while other filters leave nothing of it. */
const withChosen = (values: string[], chosen: string | undefined): string[] =>
  chosen && !values.includes(chosen) ? [...values, chosen] : values
