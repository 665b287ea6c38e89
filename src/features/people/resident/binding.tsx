/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import { Code, WardWish } from '../accounts/contract.ts'
import { askForWard, knownWards } from '../accounts/guardians.ts'
import { useLetter } from '../accounts/letters.ts'
import { bindByClaim, claimedPerson } from '../accounts/standing.ts'
import { Back, Choices, Deed, Field, Form, Refusal } from './form.tsx'
import { at } from './say.ts'

/** `/my/letter`: the code from the counter. */
export const letterPage = page({
  path: '/my/letter',
  scope: 'signed_in',
  form: Code,
  perMinute: 10,
  run: async (request) => ({
    title: request.words('people.my.letter.title'),
    body: (
      <>
        <Refusal refused={request.refused} words={request.words} />
        <p>{request.words('people.my.letter.how')}</p>
        <Form submit={request.words('people.my.letter.submit')}>
          <Field name="code" words={request.words} refused={request.refused} hint={request.words('people.my.letter.hint')} />
        </Form>
        <Back href={at(request, '/my')} text={request.words('people.my.back')} />
      </>
    ),
  }),
  submit: async (request, { code }) => {
    const { person } = await useLetter(request.ctx, code)
    return { to: at(request, `/my/${person}`) }
  },
})

/** `/my/identity`: the identity provider vouched for a number; asked once. */
export const identityPage = page({
  path: '/my/identity',
  scope: 'signed_in',
  perMinute: 10,
  run: async (request) => {
    const claimed = await claimedPerson(request.ctx)
    if (!claimed) throw new Problem(404, 'not_found', { what: 'page' })
    return {
      title: request.words('people.my.identity.ask', { name: claimed.name }),
      body: (
        <>
          <Refusal refused={request.refused} words={request.words} />
          <p>{request.words('people.my.identity.how')}</p>
          <Form submit={request.words('people.my.identity.submit', { name: claimed.name })} />
          <Back href={at(request, '/my')} text={request.words('people.my.identity.not')} />
        </>
      ),
    }
  },
  submit: async (request) => {
    const { person } = await bindByClaim(request.ctx)
    return { to: at(request, `/my/${person}`) }
  },
})

const WardForm = z.preprocess(
  (form) => Object.fromEntries(Object.entries(form as object).filter(([, value]) => value !== '')),
  z.object({ deed: z.enum(['known', 'other']), id: z.uuid().optional() }).loose(),
)

/** `/my/wards`: the children and wards the register knows, and how to ask for another. */
export const wardsPage = page({
  path: '/my/wards',
  scope: 'signed_in',
  form: WardForm,
  perMinute: 20,
  run: async (request) => {
    const { ctx, words, refused } = request
    const wards = await knownWards(ctx)
    return {
      title: words('people.my.wards.title'),
      body: (
        <>
          <Refusal refused={refused} words={words} />
          {wards.map(({ relationship, name, relation, held, asked, atOnce }) => (
            <article key={relationship} class="card">
              <h2>{name}</h2>
              <p>{words('people.my.wards.recorded', { relation: words(`people.accounts.relation.${relation}`) })}</p>
              {held && <p class="tag good">{words('people.my.wards.held')}</p>}
              {asked && <p class="tag wait">{words('people.my.wards.asked')}</p>}
              {!held && !asked && (
                <Deed
                  deed="known"
                  id={relationship}
                  text={words(atOnce ? 'people.my.wards.at_once' : 'people.my.wards.ask', { name })}
                />
              )}
            </article>
          ))}
          <h2>{words('people.my.wards.other')}</h2>
          <p>{words('people.my.wards.other_how')}</p>
          <Form submit={words('people.my.wards.other_submit')} deed="other">
            <Field name="name" words={words} refused={refused} />
            <Field name="bornOn" type="date" words={words} refused={refused} />
            <Choices
              name="relation"
              words={words}
              chosen={[refused?.typed.relation ?? 'parent']}
              options={(['parent', 'guardian'] as const).map((value) => ({
                value,
                text: words(`people.my.wards.relation.${value}`),
              }))}
            />
            <Field name="says" words={words} refused={refused} hint={words('people.my.wards.says_hint')} />
          </Form>
          <Back href={at(request, '/my')} text={words('people.my.back')} />
        </>
      ),
    }
  },
  submit: async (request, form) => {
    await askForWard(request.ctx, WardWish.parse(form.deed === 'known' ? { relationship: form.id } : form))
    return { to: at(request, '/my') }
  },
})
