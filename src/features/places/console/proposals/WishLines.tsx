/** @jsxImportSource react */
import { useRead } from '../../../../console/api/use-read.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { FacilityDetail } from '../../facilities/contract.ts'
import type { ProposalRow } from '../../proposals/contract.ts'
import { useCommittees, useStreets } from '../parts/register.ts'
import { paths } from '../paths.ts'

const told = [
  'name',
  'organization',
  'street',
  'committee',
  'address',
  'position',
  'phone',
  'about',
  'openedOn',
  'closedOn',
  'source',
  'why',
]

/** What is proposed, field by field; of a correction also what the register says now. */
export function WishLines({ row }: { row: ProposalRow }) {
  const words = useWords()
  const text = useText(row)
  const now = useRead<FacilityDetail>(
    paths.facility(row.facility ?? ''),
    {},
    { enabled: row.kind === 'correct' && row.facility !== null && !row.decided },
  )
  const names = told.filter((name) => row.wish[name] !== undefined && row.wish[name] !== null && row.wish[name] !== '')
  const emptied = row.kind === 'correct' ? told.filter((name) => row.wish[name] === null || row.wish[name] === '') : []
  return (
    <dl className="facts">
      {[...names, ...emptied].map((name) => {
        const was = now.data?.[name as keyof FacilityDetail]
        const stood = name === 'why' ? undefined : text(name, was)
        return (
          <div key={name} className="place-fact">
            <dt>{words(`console.places.proposals.field.${name}`)}</dt>
            <dd>
              {text(name, row.wish[name]) ?? words('console.places.nothing')}
              {row.kind === 'correct' && now.data && name !== 'why' && (
                <span className="src">
                  {' '}
                  {words('console.places.proposals.now', { was: stood ?? words('console.places.nothing') })}
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** How a field of a wish reads: areas by their names, a point by its figures. */
function useText({ wish, street }: ProposalRow): (name: string, value: unknown) => string | undefined {
  const streets = useStreets()
  const committees = useCommittees(typeof wish.street === 'string' ? wish.street : street)
  const words = useWords()
  return (name, value) => {
    if (value === null || value === undefined || value === '') return undefined
    if (name === 'street' || name === 'committee')
      return [...streets, ...committees].find(({ code }) => code === value)?.name ?? String(value)
    if (name === 'position') {
      const { lon, lat } = value as { lon: number; lat: number }
      return words('console.places.point.at', { lon, lat })
    }
    if (name === 'organization')
      return typeof value === 'object' ? (value as { name: string }).name : words('console.places.proposals.other_operator')
    return String(value)
  }
}
