/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import { knownWards, ownClaims } from '../accounts/guardians.ts'
import { claimedPerson, standingOf } from '../accounts/standing.ts'
import { at, standingText } from './say.ts'

/** `/my`: whom this account stands for, and what it can still be bound to. */
export const myPage = page({
  path: '/my',
  scope: 'signed_in',
  run: async (request) => {
    const { ctx, words } = request
    const [standing, wards, claims, claimed] = [
      await standingOf(ctx),
      await knownWards(ctx),
      await ownClaims(ctx),
      await claimedPerson(ctx),
    ]
    const self = standing.some(({ as }) => as === 'self')
    const waiting = wards.filter(({ held, asked }) => !held && !asked)
    return {
      title: words('people.my.title'),
      body: (
        <>
          {standing.length === 0 && <p class="lead">{words('people.my.nobody')}</p>}
          <nav class="doors" aria-label={words('people.my.title')}>
            {standing.map((one) => (
              <a key={one.id} class="door" href={at(request, `/my/${one.person}`)}>
                <b>{one.name}</b>
                <span>{standingText(one, words)}</span>
              </a>
            ))}
          </nav>
          {claimed && (
            <a class="door" href={at(request, '/my/identity')}>
              <b>{words('people.my.identity.title')}</b>
              <span>{words('people.my.identity.note')}</span>
            </a>
          )}
          <h2>{words('people.my.more')}</h2>
          <nav class="doors" aria-label={words('people.my.more')}>
            <a class="door" href={at(request, '/my/letter')}>
              <b>{words('people.my.letter.title')}</b>
              <span>{words('people.my.letter.note')}</span>
            </a>
            {self && (
              <a class="door" href={at(request, '/my/wards')}>
                <b>{words('people.my.wards.title')}</b>
                <span>
                  {waiting.length > 0
                    ? words('people.my.wards.waiting', { names: waiting.map(({ name }) => name).join(words('people.my.comma')) })
                    : words('people.my.wards.note')}
                </span>
              </a>
            )}
          </nav>
          {claims.length > 0 && (
            <>
              <h2>{words('people.my.claims')}</h2>
              <ul>
                {claims.map(({ id, wardName, state, answer, answerDueOn }) => (
                  <li key={id}>
                    {words(`people.my.claim.${state}`, { name: wardName, due: answerDueOn, answer: answer ?? '' })}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>
            <a href={at(request, '/keeping')}>{words('people.my.keeping.title')}</a>
          </p>
        </>
      ),
    }
  },
})
