/** @jsxImportSource preact */
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { page } from '../../../platform/http/page.ts'
import type { Words } from '../../../platform/words/words.ts'
import { findPerson } from '../../people/index.ts'
import { endEnrolment } from '../enrolments/actions.ts'
import { timelineOf } from '../enrolments/child/timeline.ts'
import type { ChildTimeline, Enrolment, PersonEnrolments } from '../enrolments/contract.ts'
import { enrolmentsAbout } from '../enrolments/own.ts'

/** Somebody the account stands for, with what they are enrolled in and, for a child, its schedule. */
type Mine = PersonEnrolments & { name: string; self: boolean; child: ChildTimeline | undefined }

const EndForm = z.object({ id: z.uuid(), sure: z.literal('yes').optional() }).loose()

/** `/my/enrolments`: what I and those I stand for are signed up for, entitled to, and due for. */
export const myEnrolmentsPage = page({
  path: '/my/enrolments',
  scope: 'signed_in',
  query: z.object({ end: z.uuid().optional() }),
  form: EndForm,
  run: async ({ ctx, words, language, query, refused }) => {
    const all = await mine(ctx)
    const here = { words, language, district: ctx.district }
    const ending = all.flatMap(({ enrolments, name }) =>
      enrolments.filter((one) => one.mayLeave && one.id === query.end).map((one) => ({ one, name })),
    )[0]
    if (ending) return { title: words('services.my.end'), body: <Ending {...ending} {...here} /> }
    return {
      title: words('services.my.title'),
      body: (
        <>
          {refused && (
            <p class="summary" role="alert">
              {words(`problem.${refused.problem.code}`, refused.problem.details)}
            </p>
          )}
          {all.length === 0 && <p class="lead">{words('services.my.nobody')}</p>}
          {all.map((one) => (
            <OfPerson key={one.person} mine={one} {...here} />
          ))}
          <p>
            <a href={`/${ctx.district}/my`}>{words('services.my.back')}</a>
          </p>
        </>
      ),
    }
  },
  submit: async ({ ctx }, { id, sure }) => {
    const at = `/${ctx.district}/my/enrolments`
    if (sure !== 'yes') return { to: `${at}?end=${id}` }
    await endEnrolment(ctx, id, { why: 'left' })
    return { to: at }
  },
})

type Here = { words: Words; language: 'zh' | 'en'; district: string }

const say = ({ language }: Here, says: { zh: string; en?: string | undefined }): string => says[language] ?? says.zh

/** Those whom the account stands for and may act for in services, itself first. */
async function mine(ctx: Context): Promise<Mine[]> {
  return await transaction(ctx, async (tx) => {
    const grants = tx.actor.persons.filter(
      ({ district, as, may }) => district === tx.district && as !== 'duty' && (as !== 'trusted' || may.includes('services')),
    )
    const all: Mine[] = []
    for (const { person: id, as } of grants.sort((a, b) => Number(b.as === 'self') - Number(a.as === 'self'))) {
      const person = await findPerson(tx, id)
      if (!person || all.some((one) => one.person === person.id)) continue
      all.push({
        ...(await enrolmentsAbout(tx, person.id)),
        name: person.name,
        self: as === 'self',
        child: await timelineOf(tx, person),
      })
    }
    return all
  })
}

function OfPerson({ mine, ...here }: { mine: Mine } & Here) {
  const { words } = here
  const open = mine.enrolments.filter((one) => one.open)
  const over = mine.enrolments.filter((one) => !one.open)
  return (
    <section>
      <h2>{words(mine.self ? 'services.my.self' : 'services.my.other', { name: mine.name })}</h2>
      {open.length === 0 && <p>{words('services.my.none')}</p>}
      {open.map((one) => (
        <Card key={one.id} one={one} {...here} />
      ))}
      {mine.child && <Child child={mine.child} {...here} />}
      {mine.entitled.length > 0 && (
        <>
          <h3>{words('services.my.entitled')}</h3>
          <ul>
            {mine.entitled.map(({ service, name, says, phone, unsureSince }) => (
              <li key={service}>
                <b>{say(here, name)}</b> {unsureSince && <span class="tag wait">{words('services.my.unsure')}</span>}
                <br />
                {say(here, says)}
                {phone && ` ${words('services.my.phone', { phone })}`}
              </li>
            ))}
          </ul>
          <p class="lead">{words('services.my.entitled_how')}</p>
        </>
      )}
      {over.length > 0 && (
        <details>
          <summary>{words('services.my.over', { n: over.length })}</summary>
          <ul>
            {over.map((one) => (
              <li key={one.id}>
                {words('services.my.was', { name: say(here, one.serviceName), from: one.validFrom, to: one.validTo ?? '' })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Card({ one, ...here }: { one: Enrolment } & Here) {
  const { words } = here
  return (
    <article class="card">
      <h3>{say(here, one.serviceName)}</h3>
      <p>
        {one.validTo === null
          ? words('services.my.since', { from: one.validFrom })
          : words('services.my.until', { from: one.validFrom, to: one.validTo })}
        {one.lastCheckOn && ` ${words('services.my.last', { on: one.lastCheckOn })}`}
      </p>
      {one.checkDueOn && <p class="lead">{words('services.my.due', { on: one.checkDueOn })}</p>}
      {one.mayLeave ? (
        <form method="post">
          <input type="hidden" name="id" value={one.id} />
          <button type="submit" class="quiet">
            {words('services.my.end')}
          </button>
        </form>
      ) : (
        <p class="lead">{words('services.my.end_by_office')}</p>
      )}
    </article>
  )
}

/** One question: whether it is to end; nothing ends by one touch. */
function Ending({ one, name, ...here }: { one: Enrolment; name: string } & Here) {
  const { words, district } = here
  return (
    <>
      <p class="lead">{words('services.my.end_ask', { name, service: say(here, one.serviceName) })}</p>
      <p>{words('services.my.end_how')}</p>
      <form method="post" action={`/${district}/my/enrolments`}>
        <input type="hidden" name="id" value={one.id} />
        <input type="hidden" name="sure" value="yes" />
        <button type="submit">{words('services.my.end_yes')}</button>
      </form>
      <p>
        <a href={`/${district}/my/enrolments`}>{words('services.my.end_no')}</a>
      </p>
    </>
  )
}

function Child({ child, ...here }: { child: ChildTimeline } & Here) {
  const { words } = here
  const shown = child.steps.filter(({ state }) => state !== 'coming')
  const next = child.steps.find(({ state }) => state === 'coming')
  return (
    <article class="card">
      <h3>{words('services.my.child')}</h3>
      <ul>
        {shown.map((one) => (
          <li key={one.step}>
            <span class={`tag ${one.state === 'done' ? 'good' : one.state === 'due' ? 'wait' : 'quiet'}`}>
              {words(`services.my.step.${one.state}`)}
            </span>{' '}
            {say(here, one.name)}
            {one.doneOn ? ` ${one.doneOn}` : ` ${words('services.my.before', { on: one.until })}`}
          </li>
        ))}
        {next && <li>{words('services.my.next', { name: say(here, next.name), on: next.from })}</li>}
      </ul>
    </article>
  )
}

/** Whether there is anything to show: an account that stands for somebody. */
export const mayHaveEnrolments = ({ actor }: Pick<Context, 'actor'>): boolean =>
  actor.kind === 'account' && actor.persons.length > 0
