/** @jsxImportSource preact */
import { z } from 'zod'
import { plusDays } from '../../../../platform/clock.ts'
import { type PageRequest, page } from '../../../../platform/http/page.ts'
import { found, Problem } from '../../../../platform/problem.ts'
import type { Words } from '../../../../platform/words/words.ts'
import { letterReader } from '../../accounts/letters.ts'
import { Back, Choices, Field, Form, Refusal } from '../../resident/form.tsx'
import { at, momentText, personOf } from '../../resident/say.ts'
import type { Purpose } from '../../shapes.ts'
import { issueFor, listCards, reissue, revoke } from '../actions.ts'
import { type CardRecord, Reissue, Revocation } from '../contract.ts'
import { inFours } from './print.tsx'

const CardForm = z.object({
  deed: z.enum(['issue', 'reissue', 'revoke']),
  id: z.uuid().optional(),
  why: z.string().optional(),
  note: z.string().trim().max(200).optional(),
})
type CardForm = z.output<typeof CardForm>
type Asked = PageRequest<Record<string, string>>

/** `/my/{person}/card`: somebody's card, by themselves or their guardian. */
export const myCardPage = page({
  path: '/my/{person}/card',
  scope: 'signed_in',
  form: CardForm,
  run: (request) => cardsPage(request, { reasons: ['lost', 'damaged', 'other'], back: `/my/${request.params.person}` }),
  submit: (request, form) => done(request, form, `/my/${request.params.person}/card`),
})

/** `/counter/{person}/card`: the same at the counter, by an officer; whoever opens it serves the person who stands there, and that is the purpose on record. */
export const counterCardPage = page({
  path: '/counter/{person}/card',
  scope: ['street_officer', 'department_officer'],
  form: CardForm,
  run: (request) => cardsPage(request, { reasons: ['lost', 'damaged', 'moved', 'died', 'error', 'other'], purpose: 'service' }),
  submit: (request, form) => done(request, form, `/counter/${request.params.person}/card`),
})

async function done(request: Asked, { deed, id, why, note }: CardForm, back: string) {
  const { ctx } = request
  if (deed === 'issue') return { to: at(request, `/cards/${(await issueFor(ctx, personOf(request), {})).id}`) }
  if (!id) throw new Problem(404, 'not_found', { what: 'card' })
  if (deed === 'reissue') return { to: at(request, `/cards/${(await reissue(ctx, id, Reissue.parse({ why, note }))).id}`) }
  await revoke(ctx, id, Revocation.parse({ why, note }))
  return { to: at(request, back) }
}

async function cardsPage(request: Asked, { reasons, back, purpose }: { reasons: string[]; back?: string; purpose?: Purpose }) {
  const { ctx, words, refused } = request
  const person = personOf(request)
  const { cards } = await listCards(ctx, person, { purpose })
  const { name } = found(await letterReader(ctx, person), 'person')
  const good = cards.find(({ state }) => state === 'valid')
  const earlier = cards.filter((card) => card !== good)
  return {
    title: words('people.card.page.title', { name }),
    body: (
      <>
        <Refusal refused={refused} words={words} />
        <p class="lead">{words('people.card.page.what')}</p>
        {good ? <GoodCard card={good} reasons={reasons} request={request} /> : <p>{words('people.card.page.none')}</p>}
        {!good && <Form deed="issue" submit={words('people.card.page.issue')} />}
        {earlier.length > 0 && <h2>{words('people.card.page.earlier')}</h2>}
        <ul class="lines">
          {earlier.map((card) => (
            <li key={card.id}>
              {periodText(card, words)}
              <br />
              <small>{stateText(card, words)}</small>
            </li>
          ))}
        </ul>
        {back && <Back href={at(request, back)} text={words('people.my.back_to_record')} />}
      </>
    ),
  }
}

function GoodCard({ card, reasons, request }: { card: CardRecord; reasons: string[]; request: Asked }) {
  const { words, refused } = request
  const option = (value: string) => ({ value, text: words(`people.card.why.${value}`) })
  const typed = (deed: string) => (refused?.typed.deed === deed ? refused : undefined)
  return (
    <>
      <article class="card">
        <p>{periodText(card, words)}</p>
        <p class="lead">{words('people.card.page.number', { number: inFours(card.number), by: card.issuedByName })}</p>
        <p>
          <a class="call" href={at(request, `/cards/${card.id}`)}>
            {words('people.card.page.open')}
          </a>
        </p>
      </article>
      <details open={refused?.typed.deed === 'reissue'}>
        <summary>{words('people.card.page.reissue')}</summary>
        <p>{words('people.card.page.reissue_how')}</p>
        <Form deed="reissue" submit={words('people.card.page.reissue_submit')}>
          <input type="hidden" name="id" value={card.id} />
          <Choices
            name="why"
            words={words}
            options={['lost', 'damaged', 'renewed'].map(option)}
            chosen={[typed('reissue')?.typed.why ?? 'lost']}
          />
        </Form>
      </details>
      <details open={refused?.typed.deed === 'revoke'}>
        <summary>{words('people.card.page.revoke')}</summary>
        <p>{words('people.card.page.revoke_how')}</p>
        <Form deed="revoke" submit={words('people.card.page.revoke_submit')}>
          <input type="hidden" name="id" value={card.id} />
          <Choices name="why" words={words} options={reasons.map(option)} chosen={[typed('revoke')?.typed.why ?? 'lost']} />
          <Field name="note" words={words} refused={typed('revoke')} />
        </Form>
      </details>
    </>
  )
}

const periodText = ({ issuedOn, expiresOn }: CardRecord, words: Words): string =>
  words('people.card.page.period', { from: issuedOn, until: plusDays(expiresOn, -1) })

const stateText = ({ state, revokedAt, revokedWhy, revokedNote }: CardRecord, words: Words): string =>
  state === 'revoked' && revokedAt
    ? [words('people.card.page.revoked', { at: momentText(revokedAt), why: words(`people.card.why.${revokedWhy}`) }), revokedNote]
        .filter(Boolean)
        .join(' · ')
    : words('people.card.page.expired')
