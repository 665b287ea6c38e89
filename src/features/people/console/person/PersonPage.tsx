/** @jsxImportSource react */
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { usePathParameter } from '../../../../console/session/place.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { PersonView } from '../../register/contract.ts'
import { BackToList } from '../parts/BackToList.tsx'
import { usePurpose } from '../parts/purpose.ts'
import { homeText, whoText } from '../parts/say.ts'
import '../people.css'
import { PurposeNow, PurposeQuestion } from './PurposeQuestion.tsx'
import { usePerson } from './use-person.ts'
import { WholeRecord } from './WholeRecord.tsx'

/** One person: asked once for what purpose, then everything on record as far as the reader may see it, what matters most on top. */
export function PersonPage() {
  const id = usePathParameter('person')
  const [purpose] = usePurpose(id)
  const person = usePerson(id, purpose)
  return <Loaded of={person}>{(view) => <Person key={view.id} asked={id} view={view} />}</Loaded>
}

function Person({ asked, view }: { asked: string; view: PersonView }) {
  const words = useWords()
  const [purpose, choose] = usePurpose(asked)
  return (
    <>
      <PageHead
        title={view.name}
        note={
          <>
            {[whoText(view, words), view.bornOn && words('console.people.born_on', { day: view.bornOn }), homeText(view)]
              .filter(Boolean)
              .join(' · ')}{' '}
            {view.diedOn && <Tag>{words('console.people.died_on', { day: view.diedOn })}</Tag>}{' '}
            {view.synthetic && <Tag tone="wait">{words('console.demo_label')}</Tag>}
          </>
        }
        actions={
          <>
            <BackToList />
            {view.as === 'officer' && <PurposeNow purpose={purpose} onChoose={choose} />}
          </>
        }
      />
      {view.as === 'officer' && view.askedFor !== view.id && (
        <p className="notice">{words('console.people.person.was_merged')}</p>
      )}
      {view.as === 'brief' ? <Brief view={view} onPurpose={choose} /> : <WholeRecord whole={view} purpose={purpose} />}
    </>
  )
}

function Brief({
  view,
  onPurpose,
}: {
  view: Extract<PersonView, { as: 'brief' }>
  onPurpose: Parameters<typeof PurposeQuestion>[0]['onChoose']
}) {
  const words = useWords()
  return (
    <>
      {view.more ? (
        <PurposeQuestion name={view.name} onChoose={onPurpose} />
      ) : (
        <p className="notice">{words('console.people.person.brief_only')}</p>
      )}
      <dl className="facts">
        <dt>{words('console.people.list.phone')}</dt>
        <dd className="number">{view.phone ?? '–'}</dd>
        <dt>{words('console.people.list.number')}</dt>
        <dd className="number">{view.number ?? '–'}</dd>
      </dl>
    </>
  )
}
