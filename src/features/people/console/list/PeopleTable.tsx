/** @jsxImportSource react */
import type { KeyboardEvent, ReactNode } from 'react'
import { DataTable } from '../../../../console/parts/DataTable.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonBrief } from '../../shapes.ts'
import { homeText, whoText } from '../parts/say.ts'

/** Persons in brief: never a whole number. Arrow keys, j and k go from row to row, Enter opens. */
export function PeopleTable({ persons, empty }: { persons: PersonBrief[]; empty: ReactNode }) {
  const words = useWords()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what has the focus; the keys only carry it from one to the next
    <div className="people-rows" onKeyDown={goBetweenRows}>
      <DataTable
        caption={words('console.people.list.title')}
        rows={persons}
        rowKey={(person) => person.id}
        empty={empty}
        columns={[
          {
            key: 'name',
            label: words('console.people.list.name'),
            heading: true,
            width: '24%',
            cell: (person) => <Name person={person} />,
          },
          { key: 'who', label: words('console.people.list.who'), cell: (person) => whoText(person, words) },
          { key: 'home', label: words('console.people.list.home'), width: '28%', cell: (person) => homeText(person) },
          {
            key: 'phone',
            label: words('console.people.list.phone'),
            cell: (person) => <span className="number">{person.phone ?? ''}</span>,
          },
          {
            key: 'number',
            label: words('console.people.list.number'),
            cell: (person) => <span className="number">{person.number ?? ''}</span>,
          },
        ]}
      />
    </div>
  )
}

function Name({ person }: { person: PersonBrief }) {
  const words = useWords()
  return (
    <>
      <span className="person-name">
        <To path={`/people/${person.id}`}>{person.name}</To>
      </span>
      {person.diedOn && <Tag>{words('console.people.died')}</Tag>}
      {person.bornOn && <div className="src">{words('console.people.born_on', { day: person.bornOn })}</div>}
    </>
  )
}

/** Where the focus goes next among the links of a list. */
export function goBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const down = event.key === 'ArrowDown' || event.key === 'j'
  if ((!down && event.key !== 'ArrowUp' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('.person-name a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = links[at + (down ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}
