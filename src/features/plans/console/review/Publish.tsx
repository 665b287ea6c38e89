/** @jsxImportSource react */
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { useRead } from '../../../../console/api/use-read.ts'
import { Loaded } from '../../../../console/parts/States.tsx'
import { Tag, type Tone } from '../../../../console/parts/Tag.tsx'
import { To } from '../../../../console/parts/To.tsx'
import { WriteForm } from '../../../../console/parts/WriteForm.tsx'
import { useWords } from '../../../../console/words/words.ts'
import type { Difference, Differences, PlanImport } from '../../review/contract.ts'
import { paths } from '../paths.ts'
import { sentenceIfAny } from '../sentence.ts'

const tones: Record<string, Tone> = { added: 'good', removed: 'urgent', changed: 'wait', moved: 'quiet' }

/** Makes a version of what was reviewed: a new plan, or the next version of one, whose changes are shown first. Once made, where it is to be seen. */
export function Publish({ plan, dirty }: { plan: PlanImport; dirty: boolean }) {
  return plan.state === 'review' ? <Choice plan={plan} dirty={dirty} /> : <Made plan={plan} />
}

function Made({ plan }: { plan: PlanImport }) {
  const words = useWords()
  return (
    <section>
      <h2>{words(`console.plans.imports.state.${plan.state}`, { version: plan.publishedVersion ?? '' })}</h2>
      {plan.state === 'published' && (
        <>
          <p>{words('console.plans.review.published')}</p>
          <p>
            <To path="/indicators">{words('console.plans.review.to_indicators')}</To> ·{' '}
            <To path="/tasks">{words('console.plans.review.to_tasks')}</To>
          </p>
        </>
      )}
    </section>
  )
}

function Choice({ plan, dirty }: { plan: PlanImport; dirty: boolean }) {
  const words = useWords()
  const [target, setTarget] = useState(plan.plans[0]?.id ?? '')
  const answer = useRead<z.output<typeof Differences>>(
    paths.importDifferences(plan.id),
    { plan: target },
    { enabled: target !== '' },
  )
  const unchanged = target !== '' && answer.data?.differences.length === 0
  const blocked = dirty || unchanged || plan.obstacles.length > 0
  return (
    <>
      {plan.obstacles.length > 0 && (
        <div className="notice">
          <b>{words('console.plans.review.obstacles')}</b>
          <ul>
            {plan.obstacles.map((obstacle) => (
              <li key={obstacle.code}>{sentenceIfAny(words, `problem.${obstacle.code}`, obstacle.details) || obstacle.code}</li>
            ))}
          </ul>
        </div>
      )}
      {dirty && <p className="notice">{words('console.plans.review.save_first')}</p>}
      {unchanged && <p className="notice">{words('console.plans.review.nothing_to_publish')}</p>}
      <WriteForm
        button={words('console.plans.review.publish')}
        blocked={blocked}
        wish={() =>
          blocked
            ? undefined
            : {
                path: paths.importPublication(plan.id),
                body: { revision: plan.revision, plan: target || null },
                done: words('console.plans.review.published'),
              }
        }
      >
        {() => (
          <fieldset>
            <legend>{words('console.plans.review.as')}</legend>
            {plan.plans.map((one) => (
              <label key={one.id} className="check">
                <input type="radio" name="plan" value={one.id} checked={target === one.id} onChange={() => setTarget(one.id)} />
                {words('console.plans.review.next_version', { title: one.title ?? '', version: one.version + 1 })}
              </label>
            ))}
            <label className="check">
              <input type="radio" name="plan" value="" checked={target === ''} onChange={() => setTarget('')} />
              {words('console.plans.review.new_plan')}
            </label>
          </fieldset>
        )}
      </WriteForm>
      {target && <DifferenceList answer={answer} />}
    </>
  )
}

function DifferenceList({ answer }: { answer: UseQueryResult<z.output<typeof Differences>> }) {
  const words = useWords()
  return (
    <section>
      <h2>{words('console.plans.review.differences')}</h2>
      <Loaded of={answer} rows={3}>
        {({ differences }) =>
          differences.length === 0 ? (
            <p className="muted">{words('console.plans.review.no_differences')}</p>
          ) : (
            <ul className="review-rows">
              {differences.map((one) => (
                <OneDifference key={`${one.section} ${one.key}`} difference={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function OneDifference({ difference }: { difference: z.output<typeof Difference> }) {
  const words = useWords()
  return (
    <li>
      <div className="entry-head">
        <b>{difference.title}</b>
        <Tag tone={tones[difference.change]}>{words(`console.plans.review.change.${difference.change}`)}</Tag>
      </div>
      <p className="src">{words(`console.plans.review.section.${difference.section}`)}</p>
      {difference.fields.map((field) => (
        <p key={field.field} className="difference">
          {sentenceIfAny(words, `console.plans.review.field.${field.field}`) || field.field}：
          {difference.change !== 'added' && (
            <>
              <del>{field.before ?? '–'}</del> →{' '}
            </>
          )}
          <ins>{field.after ?? '–'}</ins>
        </p>
      ))}
    </li>
  )
}
