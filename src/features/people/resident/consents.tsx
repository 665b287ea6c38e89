/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { giveConsent, listConsents, withdrawConsent } from '../privacy/consents.ts'
import { consentPurposes, NewConsent } from '../privacy/contract.ts'
import { Back, Deed, Refusal } from './form.tsx'
import { at, personOf, until } from './say.ts'

const ConsentForm = z.object({ deed: z.enum(['agree', 'withdraw']), id: z.string().max(40) })

/** `/my/{person}/consents`: each purpose in plain words, agreed to or not, changed by one button. */
export const consentsPage = page({
  path: '/my/{person}/consents',
  scope: 'signed_in',
  form: ConsentForm,
  run: async (request) => {
    const { ctx, words, refused } = request
    const person = personOf(request)
    const consents = await listConsents(ctx, person)
    return {
      title: words('people.my.door.consents.title'),
      body: (
        <>
          <Refusal refused={refused} words={words} />
          <p>{words('people.my.consents.how')}</p>
          {consentPurposes.map((purpose) => {
            const standing = consents.find((one) => one.purpose === purpose && one.stands)
            const given = { by: standing?.givenByName ?? '', on: standing?.givenOn ?? '' }
            return (
              <article key={purpose} class="card">
                <h2>{words(`people.privacy.consent.${purpose}.title`)}</h2>
                <p>{words(`people.privacy.consent.${purpose}.text`)}</p>
                <p class={`tag ${standing ? 'good' : 'quiet'}`}>
                  {words(standing ? 'people.my.consents.agreed' : 'people.my.consents.not', given)}
                </p>
                {standing?.expiresOn && (
                  <p class="lead">{words('people.my.consents.until', { until: until(standing.expiresOn) })}</p>
                )}
                {standing ? (
                  <Deed deed="withdraw" id={standing.id} text={words('people.my.consents.withdraw')} />
                ) : (
                  <Deed deed="agree" id={purpose} text={words('people.my.consents.agree')} />
                )}
              </article>
            )
          })}
          <Back href={at(request, `/my/${person}`)} text={words('people.my.back_to_record')} />
        </>
      ),
    }
  },
  submit: async (request, { deed, id }) => {
    const person = personOf(request)
    if (deed === 'withdraw') await withdrawConsent(request.ctx, z.uuid().parse(id))
    else await giveConsent(request.ctx, person, NewConsent.parse({ purpose: id }))
    return { to: at(request, `/my/${person}/consents`) }
  },
})
