/** @jsxImportSource preact */
import { z } from 'zod'
import { grantFor } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { type PageRequest, page } from '../../../platform/http/page.ts'
import { endRefusal, entriesOn, noteRead, optOut, readNews } from '../../services/index.ts'
import { type Parenting, parentingFor } from '../advice/parenting.ts'
import { type Speech, said, speechOf } from '../words.ts'

const Form = z.object({ deed: z.enum(['read', 'refuse', 'allow']), id: z.uuid() })
const deeds = { read: noteRead, refuse: optOut, allow: endRefusal }

/** `/310118/entitled`: what is new for those one stands for, and whether they want to be told of it at all. */
export const entitledPage = page({
  path: '/entitled',
  scope: 'signed_in',
  run: async (request) => {
    const { ctx, words } = request
    const persons = personsOf(ctx)
    const news = []
    for (const person of persons)
      news.push({ person, ...(await readNews(ctx, person)), parenting: await parentingOf(ctx, person) })
    const names = await namesOf(ctx)
    return {
      title: words('advisor.entitled.title'),
      body: (
        <>
          <p class="lead">{words('advisor.entitled.lead')}</p>
          <Refusal request={request} />
          {news.length === 0 && <p>{words('advisor.entitled.nobody')}</p>}
          {news.map((one) => (
            <News key={one.person} {...one} names={names} speech={speechOf(request)} />
          ))}
        </>
      ),
    }
  },
  form: Form,
  submit: async ({ ctx }, { deed, id }) => {
    await deeds[deed](ctx, id)
    return { to: `/${ctx.district}/entitled` }
  },
})

/** What is offered to bring up a child, to its guardian. */
const parentingOf = async (ctx: Context, person: string): Promise<Parenting | undefined> =>
  grantFor(ctx.actor, ctx.district, person)?.as === 'guardian' ? await parentingFor(ctx, person) : undefined

const personsOf = ({ actor, district }: Context): string[] => [
  ...new Set(
    actor.persons
      .filter((one) => one.district === district && one.as !== 'duty' && (one.as !== 'trusted' || one.may.includes('services')))
      .map(({ person }) => person),
  ),
]

const namesOf = (ctx: Context) =>
  reading(ctx, async (tx) => new Map((await entriesOn(tx, tx.today)).map(({ id, name }) => [id, name])))

const Refusal = ({ request: { refused, words } }: { request: PageRequest }) =>
  refused ? (
    <p class="problem" role="alert">
      {words(`problem.${refused.problem.code}`, refused.problem.details)}
    </p>
  ) : null

type Shown = Awaited<ReturnType<typeof readNews>> & {
  parenting: Parenting | undefined
  person: string
  names: ReadonlyMap<string, { zh: string; en?: string | undefined }>
  speech: Speech
}

function News({ person, name, news, parenting, optedOut, mayRefuse, names, speech }: Shown) {
  const { words, language, district } = speech
  const fresh = news.filter(({ toldOn }) => toldOn === null)
  const old = news.filter(({ toldOn }) => toldOn !== null)
  const line = ({ service, foundOn }: (typeof news)[number]) => {
    const known = names.get(service)
    return (
      <li key={service}>
        <a class="elsewhere" href={`/${district}/services/${service}`}>
          {known ? said({ zh: known.zh, ...(known.en ? { en: known.en } : {}) }, language) : service}
        </a>{' '}
        <small>{words('advisor.entitled.since', { on: foundOn })}</small>
      </li>
    )
  }
  return (
    <section class="card" aria-label={name}>
      <h2>{name}</h2>
      {optedOut && <p>{words('advisor.entitled.opted_out')}</p>}
      {!optedOut && fresh.length === 0 && <p>{words('advisor.entitled.nothing')}</p>}
      {fresh.length > 0 && (
        <>
          <p>
            <b>{words('advisor.entitled.new', { n: fresh.length })}</b>
          </p>
          <ul class="lines">{fresh.map(line)}</ul>
          <Deed deed="read" id={person} text={words('advisor.entitled.read')} main />
        </>
      )}
      {old.length > 0 && (
        <details>
          <summary>{words('advisor.entitled.earlier', { n: old.length })}</summary>
          <ul class="lines">{old.map(line)}</ul>
        </details>
      )}
      {parenting && parenting.services.length > 0 && <ForParents parenting={parenting} speech={speech} />}
      {mayRefuse && (
        <Deed
          deed={optedOut ? 'allow' : 'refuse'}
          id={person}
          text={words(optedOut ? 'advisor.entitled.allow' : 'advisor.entitled.refuse')}
        />
      )}
      <p>
        <a href={`/${district}/advice`}>{words('advisor.entitled.advice')}</a>
      </p>
    </section>
  )
}

/** A few resources for bringing up a child of that age, others in another week. */
function ForParents({ parenting: { months, services }, speech }: { parenting: Parenting; speech: Speech }) {
  const { words, language, district } = speech
  return (
    <>
      <h3>{words('advisor.entitled.parenting', { months })}</h3>
      <ul class="lines">
        {services.map(({ id, name, says }) => (
          <li key={id}>
            <a href={`/${district}/services/${id}`}>{said(name, language)}</a>
            <br />
            {said(says, language)}
          </li>
        ))}
      </ul>
      <p class="lead">{words('advisor.entitled.parenting_note')}</p>
    </>
  )
}

const Deed = ({ deed, id, text, main = false }: { deed: string; id: string; text: string; main?: boolean }) => (
  <form class={main ? 'fields' : 'deed'} method="post">
    <input type="hidden" name="deed" value={deed} />
    <input type="hidden" name="id" value={id} />
    <button type="submit">{text}</button>
  </form>
)
