/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Choice } from '../../../../console/parts/Filters.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { CatalogueList } from '../../catalogue/contract.ts'
import { FoldedFilters } from '../drafting/FoldedFilters.tsx'
import { useOn } from '../parts/rules.ts'
import { paths } from '../paths.ts'

/** What the address keeps of the list. */
export const filterNames = ['words', 'domain', 'engine', 'department', 'running'] as const

/** What the services of the list have in common, all kept in the address; folded on a phone. */
export function ServiceFilters() {
  const words = useWords()
  return (
    <FoldedFilters names={filterNames} find={words('console.services.list.find')}>
      <Choices />
    </FoldedFilters>
  )
}

function Choices() {
  const words = useWords()
  const { on } = useOn()
  const all = useRead<CatalogueList>(paths.services, { on }).data?.services ?? []
  const engines = [...new Set(all.map(({ engine }) => engine))]
  const departments = new Map(all.flatMap((one) => one.departments.map(({ id, name }) => [id ?? name, name] as const)))
  return (
    <>
      <Choice
        name="domain"
        label={words('console.services.list.domain')}
        all={words('console.services.list.all_domains')}
        options={(['养老', '托育', '机构'] as const).map((value) => ({
          value,
          label: words(`console.services.domain.${value}`),
        }))}
      />
      <Choice
        name="engine"
        label={words('console.services.list.engine')}
        all={words('console.services.list.all_engines')}
        options={engines.map((value) => ({ value, label: words(`console.services.engine.${value}`) }))}
      />
      <Choice
        name="department"
        label={words('console.services.list.department')}
        all={words('console.services.list.all_departments')}
        options={[...departments].map(([value, label]) => ({ value, label }))}
      />
      <Choice
        name="running"
        label={words('console.services.list.running')}
        all={words('console.services.list.all_running')}
        options={[
          { value: 'yes', label: words('console.services.running') },
          { value: 'no', label: words('console.services.not_running') },
        ]}
      />
    </>
  )
}
