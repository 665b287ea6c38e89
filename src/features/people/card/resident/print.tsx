/** @jsxImportSource preact */
import { z } from 'zod'
import { type PageRequest, page } from '../../../../platform/http/page.ts'
import { Problem } from '../../../../platform/problem.ts'
import { at } from '../../resident/say.ts'
import type { PrintedCard } from '../contract.ts'
import { printCard } from '../printing.ts'
import { CardQr } from './qr.tsx'

/** `/cards/{card}`: a card to cut out, both sides beside one another with the fold between them, for a counter's printer or one at home. */
export const printPage = page({
  path: '/cards/{card}',
  scope: 'signed_in',
  run: async (request) => {
    const { ctx, words } = request
    const id = z.uuid().safeParse(request.params.card)
    if (!id.success) throw new Problem(404, 'not_found', { what: 'card' })
    const card = await printCard(ctx, id.data)
    return {
      title: words('people.card.print.title'),
      body: (
        <>
          <link rel="stylesheet" href="/look/card.css" />
          <p>{words('people.card.print.how')}</p>
          <p class="printing">
            <button type="button" data-print hidden>
              {words('people.card.print.button')}
            </button>
            <span data-print-menu>{words('people.card.print.menu')}</span>
          </p>
          <section class="idcard" aria-label={words('people.card.print.card')}>
            <Front card={card} request={request} />
            <Back card={card} request={request} />
          </section>
          <p class="onscreen">
            <a class="elsewhere" href={at(request, '/verify')}>
              {words('people.card.print.verify')}
            </a>
          </p>
          <script src="/look/print.js" type="module" />
        </>
      ),
    }
  },
})

type FaceProps = { card: PrintedCard; request: PageRequest & { districtName?: string | null } }

function Front({ card, request: { words, districtName } }: FaceProps) {
  const about = [
    card.birthYear === null ? [] : [words('people.card.print.born', { year: card.birthYear })],
    card.audiences.map((audience) => words(`people.card.audience.${audience}`)),
  ].flat()
  return (
    <div class="face">
      <CardQr text={card.code} label={words('people.card.print.qr')} />
      <div>
        <p class="kind">{words('people.card.print.kind', { district: districtName ?? '' })}</p>
        <p class="holder">{card.name}</p>
        <p>{about.join(' · ')}</p>
        <p class="until">
          {words('people.card.print.until')} <b>{card.lastDay}</b>
        </p>
        {card.synthetic && <p class="kind">{words('people.card.print.synthetic')}</p>}
      </div>
    </div>
  )
}

function Back({ card, request: { words, url } }: FaceProps) {
  return (
    <div class="face back">
      <p>{words('people.card.print.use')}</p>
      <p class="address">{`${url.origin}/verify/`}</p>
      <p class="call-us">
        <span>{card.phoneOfStreet ? card.streetName : words('people.card.print.phone')}</span> <b>{card.phone}</b>
      </p>
      <p>{words('people.card.print.lost')}</p>
      <p class="kind">{words('people.card.print.number', { number: inFours(card.number) })}</p>
    </div>
  )
}

/** A card's number as it is read out. */
export const inFours = (number: string): string => (number.toUpperCase().match(/.{4}/g) ?? []).join(' ')
