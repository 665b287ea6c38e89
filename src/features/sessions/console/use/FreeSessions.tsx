/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { Empty, Loaded } from '../../../../console/parts/States.tsx'
import { useAddress } from '../../../../console/session/place.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { SessionServices } from '../../desk/contract.ts'
import type { FreeUse } from '../../use/contract.ts'
import { paths } from '../paths.ts'

/** Free sessions of a service and year: granted, used, and how many people used how many. */
export function FreeSessions() {
  const words = useWords()
  const [language] = useLanguage()
  const [{ service, year }, set] = useAddress()
  const services = useRead<SessionServices>(paths.services).data?.services ?? []
  const use = useRead<FreeUse>(paths.freeUse, { service, year })
  const chosen = service ?? use.data?.service
  return (
    <>
      <div className="filters">
        <select
          className="chip"
          aria-label={words('console.sessions.service')}
          value={chosen ?? ''}
          onChange={(event) => set({ service: event.target.value })}
        >
          {services.map(({ id, name, nameEn }) => (
            <option key={id} value={id}>
              {language === 'en' ? nameEn : name}
            </option>
          ))}
        </select>
      </div>
      <Loaded of={use}>{(told) => <Told use={told} />}</Loaded>
    </>
  )
}

function Told({ use: { window, people, granted, used, atCap, distribution } }: { use: FreeUse }) {
  const words = useWords()
  if (people === 0) return <Empty title={words('console.sessions.use.no_free', { window })} />
  const most = Math.max(...distribution.map((row) => row.people))
  return (
    <>
      <ul className="cards use-cards">
        {Object.entries({ people, used, granted, at_cap: atCap }).map(([key, n]) => (
          <li key={key} className="card">
            <span>{words(`console.sessions.use.free_${key}`, { window })}</span>
            <b>{figure(n)}</b>
          </li>
        ))}
      </ul>
      <table className="table plain use-heat">
        <caption className="unseen">{words('console.sessions.use.distribution')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('console.sessions.use.times')}</th>
            <th scope="col">{words('console.sessions.use.people')}</th>
            <th scope="col">
              <span className="unseen">{words('console.sessions.use.share')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {distribution.map((row) => (
            <tr key={row.used}>
              <th scope="row">{words('console.sessions.use.n_times', { n: row.used })}</th>
              <td>{figure(row.people)}</td>
              <td>
                <div className="use-bar" style={{ width: `${(row.people / most) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
