/** @jsxImportSource preact */
import { page } from '../../../../platform/http/page.ts'
import { cardContacts } from '../terms.ts'

/** `/verify`: what checks a card, how to make a phone ready for it, and whom to call where no phone can. */
export const verifyPage = page({
  path: '/verify',
  scope: 'public',
  run: async ({ ctx, words }) => {
    const { phone, streets } = await cardContacts(ctx)
    return {
      title: words('people.card.verify.title'),
      body: (
        <>
          <p class="lead">{words('people.card.verify.what')}</p>
          <p>
            <a class="call" href={`/verify/?d=${ctx.district}`}>
              {words('people.card.verify.open')}
            </a>
          </p>
          <h2>{words('people.card.verify.ready')}</h2>
          <ol>
            {['open', 'keep', 'refresh'].map((step) => (
              <li key={step}>{words(`people.card.verify.step.${step}`)}</li>
            ))}
          </ol>
          <h2>{words('people.card.verify.otherwise')}</h2>
          <p>{words('people.card.verify.call')}</p>
          <ul class="ways">
            {[...streets, { name: words('people.card.print.phone'), phone }].map((one) => (
              <li key={one.name}>
                {one.name} <a href={`tel:${one.phone}`}>{one.phone}</a>
              </li>
            ))}
          </ul>
          <h2>{words('people.card.verify.says')}</h2>
          <p>{words('people.card.verify.says_how')}</p>
        </>
      ),
    }
  },
})
