/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { type Column, DataTable } from '../../../../console/parts/DataTable.tsx'
import { DayFilter } from '../../../../console/parts/Filters.tsx'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useAddress, useWritable } from '../../../../console/session/place.ts'
import { useHolds } from '../../../../console/session/session.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { CatalogueEntry, CatalogueList } from '../../catalogue/contract.ts'
import { useOn } from '../parts/rules.ts'
import { useSaid } from '../parts/said.ts'
import { paths } from '../paths.ts'
import '../services.css'
import { filterNames, ServiceFilters } from './ServiceFilters.tsx'

/** The services of the district on a day, in the order of the plan's own list. */
export function ServicesPage() {
  const words = useWords()
  const said = useSaid()
  const [address] = useAddress()
  const { on, day } = useOn()
  const drafts = useHolds('coordinator', 'department_officer')
  const writable = useWritable()
  const query = Object.fromEntries(filterNames.map((name) => [name, address[name]]))
  const list = useRead<CatalogueList>(paths.services, { ...query, on })
  const filtered = filterNames.some((name) => address[name])
  return (
    <>
      <PageHead
        title={words('console.services.list.title')}
        note={words('console.services.list.note')}
        actions={
          <>
            <DayFilter name="on" label={words('console.rules.on')} />
            <To path="/service-drafts">{words('console.services.drafting.drafts.title')}</To>
            {drafts && writable && <To path="/services-new">{words('console.services.new.title')}</To>}
          </>
        }
      />
      <ServiceFilters />
      <Loaded of={list}>
        {({ services }) => (
          <>
            <p className="muted" role="status">
              {words('console.services.list.count', {
                n: services.length,
                day,
                running: services.filter(({ running }) => running).length,
              })}
            </p>
            <DataTable
              caption={words('console.services.list.title')}
              rows={services}
              rowKey={(service) => service.id}
              columns={columns(words, said, on)}
              empty={
                <Empty title={words(filtered ? 'console.services.list.none' : 'console.services.list.empty')}>
                  {words(filtered ? 'console.services.list.none_hint' : 'console.services.list.empty_hint')}
                </Empty>
              }
            />
          </>
        )}
      </Loaded>
    </>
  )
}

const columns = (words: Words, said: ReturnType<typeof useSaid>, on: string | undefined): Column<CatalogueEntry>[] => [
  {
    key: 'name',
    label: words('console.services.list.name'),
    heading: true,
    width: '36%',
    cell: (service) => (
      <>
        <To path={`/services/${service.id}`} search={{ on }} className="rule-name">
          {said(service.name)}
        </To>
        <div className="src">{service.audience}</div>
      </>
    ),
    sort: (service) => said(service.name),
  },
  {
    key: 'domain',
    label: words('console.services.list.domain'),
    cell: (service) => words(`console.services.domain.${service.domain}`),
    sort: (service) => service.domain,
  },
  {
    key: 'engine',
    label: words('console.services.list.engine'),
    cell: (service) => words(`console.services.engine.${service.engine}`),
    sort: (service) => service.engine,
  },
  {
    key: 'department',
    label: words('console.services.list.department'),
    cell: (service) => service.departments[0]?.name,
    sort: (service) => service.departments[0]?.name,
  },
  {
    key: 'lines',
    label: words('console.services.list.lines'),
    cell: (service) => service.lines.join(words('console.rules.comma')),
    sort: (service) => service.lines[0],
  },
  {
    key: 'running',
    label: words('console.services.list.running'),
    cell: (service) => <Running service={service} />,
    sort: (service) => String(service.running),
  },
]

/** Whether one can use it here already. */
export function Running({ service }: { service: CatalogueEntry }) {
  const words = useWords()
  return service.running ? (
    <Tag tone="good">{words('console.services.running')}</Tag>
  ) : (
    <Tag>{words('console.services.not_running')}</Tag>
  )
}
