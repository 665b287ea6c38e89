/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { findServices } from '../search/actions.ts'
import { type Audience, audiences, type Found } from '../search/search.ts'
import { officeText, type Speech, said, speechOf } from '../words.ts'

const chosen = Object.keys(audiences) as [Audience, ...Audience[]]
const Query = z.object({
  q: z.string().trim().max(60).optional().catch(undefined),
  for: z.enum(chosen).optional().catch(undefined),
})

/** `/310118/services`: finding a service by its name, pinyin, or any word of what it says and its rules. The search stands in the address. */
export const searchPage = page({
  path: '/services',
  scope: 'public',
  query: Query,
  run: async (request) => {
    const { ctx, query, words } = request
    const speech = speechOf(request)
    const path = `/${ctx.district}/services`
    const { found, english } = await findServices(ctx, { words: query.q ?? '', audience: query.for })
    return {
      title: words('advisor.search.title'),
      body: (
        <>
          <form class="ask" method="get" action={`${path}#found`}>
            <div class="question">
              <label for="q">{words('advisor.search.words')}</label>
              <input
                {...{
                  id: 'q',
                  name: 'q',
                  type: 'search',
                  value: query.q ?? '',
                  maxLength: 60,
                  autocomplete: 'off',
                  'aria-describedby': 'q-hint',
                }}
              />
              <small id="q-hint">{words('advisor.search.hint', { example: 'zcd' })}</small>
            </div>
            <div class="question">
              <label for="for">{words('advisor.search.for')}</label>
              <select id="for" name="for">
                <option value="">{words('advisor.search.anybody')}</option>
                {chosen.map((one) => (
                  <option key={one} value={one} selected={one === query.for}>
                    {words(`advisor.search.${one}`)}
                  </option>
                ))}
              </select>
            </div>
            <button type="submit">{words('advisor.search.find')}</button>
          </form>
          <section id="found" aria-label={words('advisor.search.found', { n: found.length })}>
            <p class="lead" role="status">
              <b>{words('advisor.search.found', { n: found.length })}</b>
            </p>
            {found.length === 0 ? <Nothing path={path} speech={speech} /> : <Results {...{ found, english, speech }} />}
          </section>
          <p>
            <a href={`/${ctx.district}/advice`}>{words('advisor.search.ask_instead')}</a>
          </p>
        </>
      ),
    }
  },
})

const Nothing = ({ path, speech: { words } }: { path: string; speech: Speech }) => (
  <div class="card">
    <p>{words('advisor.search.nothing')}</p>
    <p>
      <a href={path}>{words('advisor.search.all')}</a>
    </p>
  </div>
)

type Listed = { found: Found[]; english: ReadonlyMap<string, string>; speech: Speech }

function Results({ found, english, speech }: Listed) {
  const { words, language, district } = speech
  return (
    <ul class="found">
      {found.map(({ entry, clause }) => (
        <li key={entry.id}>
          <a href={`/${district}/services/${entry.id}`}>{said(entry.name, language)}</a>
          <span>{said(entry.says, language)}</span>
          <span class="facts">
            {[
              entry.audience,
              leadOf(entry.departments[0], english, speech),
              words(entry.running ? 'advisor.search.running' : 'advisor.search.elsewhere'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {clause && <span class="facts">{words('advisor.search.clause', { clause })}</span>}
        </li>
      ))}
    </ul>
  )
}

/** The department that leads a service, in the reader's language. */
function leadOf(
  lead: { name: string; id: string | null } | undefined,
  english: ReadonlyMap<string, string>,
  speech: Speech,
): string {
  if (!lead) return ''
  const en = lead.id === null ? undefined : english.get(lead.id)
  return officeText({ zh: lead.name, ...(en === undefined ? {} : { en }) }, speech)
}
