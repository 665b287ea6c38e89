/** @jsxImportSource react */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fetchJson, withQuery } from '../../../../console/api/fetch-json.ts'
import { PageHead } from '../../../../console/parts/PageHead.tsx'
import { Empty, Refused, Skeleton } from '../../../../console/parts/States.tsx'
import { Tag } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { useDistrict, usePathParameter } from '../../../../console/session/place.ts'
import { instant } from '../../../../console/words/instant.ts'
import { useWords } from '../../../../console/words/words.ts'
import type { Purpose } from '../../../people/shapes.ts'
import type { DecisionList, MadeDecision } from '../../decisions/contract.ts'
import { pageOfRule, paths } from '../paths.ts'
import '../services.css'
import { Answer, Outcome } from '../trial/Answer.tsx'
import { Across } from './Across.tsx'
import { AskWho, type Who } from './AskWho.tsx'
import { FactsFrozen } from './FactsFrozen.tsx'

/** What was decided by the rule about somebody whose record one may see: outcome, facts as they were, clauses. Each reading stays on record. */
export function DecidedPage() {
  const words = useWords()
  const rule = usePathParameter('rule')
  const [who, setWho] = useState<Who>()
  return (
    <>
      <PageHead
        title={words('console.rules.decided.heading', { rule })}
        note={words('console.rules.decided.note')}
        actions={<To path={pageOfRule(rule)}>{words('console.rules.draft.to_rule')}</To>}
      />
      {who ? (
        <>
          <p>
            <b>{who.person.name}</b> <span className="muted">{words(`people.privacy.purpose.${who.purpose}`)}</span>{' '}
            <button type="button" className="link" onClick={() => setWho(undefined)}>
              {words('console.rules.decided.other')}
            </button>
          </p>
          <Decisions rule={rule} person={who.person.id} purpose={who.purpose} />
        </>
      ) : (
        <AskWho onChoose={setWho}>
          {(purpose) => (
            <Across {...{ rule, purpose }} onPerson={({ person, name }) => setWho({ purpose, person: { id: person, name } })} />
          )}
        </AskWho>
      )}
    </>
  )
}

function useDecisions(rule: string, person: string, purpose: Purpose) {
  const district = useDistrict()
  return useInfiniteQuery({
    queryKey: ['district', district, paths.decisions(person), rule, purpose],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<DecisionList>(
        withQuery(`/api/districts/${district}${paths.decisions(person)}`, { rule, purpose, before: pageParam }),
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY, // each reading stays on record
  })
}

function Decisions({ rule, person, purpose }: { rule: string; person: string; purpose: Purpose }) {
  const words = useWords()
  const list = useDecisions(rule, person, purpose)
  if (list.error) return <Refused error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <Skeleton rows={4} />
  const decisions = list.data.pages.flatMap((page) => page.decisions)
  if (decisions.length === 0)
    return <Empty title={words('console.rules.decided.none')}>{words('console.rules.decided.none_hint')}</Empty>
  return (
    <>
      <ul className="panel plain-list">
        {decisions.map((one) => (
          <li key={one.id}>
            <OneDecision made={one} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button
          type="button"
          className="button more"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {words('console.rules.decided.next', { shown: decisions.length })}
        </button>
      )}
    </>
  )
}

const tones = { yes: 'good', no: 'urgent', needs: 'wait', amount: 'good' } as const

function OneDecision({ made }: { made: MadeDecision }) {
  const words = useWords()
  const { decision } = made
  return (
    <details>
      <summary>
        <Tag tone={tones[decision.outcome]}>
          <Outcome decision={decision} />
        </Tag>{' '}
        {words('console.rules.decided.line', { on: decision.on, at: instant(made.decidedAt), by: made.decidedBy })}
      </summary>
      <Answer decision={decision} />
      <FactsFrozen facts={decision.facts} />
      <p className="src">{words('console.rules.decided.version', { hash: decision.hash.slice(0, 12) })}</p>
    </details>
  )
}
