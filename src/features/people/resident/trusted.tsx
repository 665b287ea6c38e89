/** @jsxImportSource preact */
import { z } from 'zod'
import { plusDays } from '../../../platform/clock.ts'
import { page } from '../../../platform/http/page.ts'
import { found } from '../../../platform/problem.ts'
import { NewTrusted, Trust, trusts } from '../accounts/contract.ts'
import { endPersonGrant } from '../accounts/duties.ts'
import { standingOf } from '../accounts/standing.ts'
import { endTrust, listTrusted, nameTrusted } from '../accounts/trusted.ts'
import { CodePaper } from './code-paper.tsx'
import { Back, Choices, Deed, Field, Form, Refusal } from './form.tsx'
import { at, lastDayOf, mayText, personOf, until } from './say.ts'

const NamedForm = z.object({
  trustedName: z.string().trim().min(1).max(100),
  phone: z.string().trim().max(30).default(''),
  may: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(Trust).min(1)),
  lastDay: z.iso.date(),
})
const TrustForm = z.object({ deed: z.enum(['name', 'end']), id: z.uuid().optional() }).loose()

/** `/my/{person}/trusted`: who may act for the person; naming somebody shows a code once, for them to type. */
export const trustedPage = page({
  path: '/my/{person}/trusted',
  scope: 'signed_in',
  form: TrustForm,
  run: async (request) => {
    const { ctx, words, refused } = request
    const person = personOf(request)
    const trusted = await listTrusted(ctx, person)
    return {
      title: words('people.my.door.trusted.title'),
      body: (
        <>
          <Refusal refused={refused} words={words} />
          <p>{words('people.my.trusted.how')}</p>
          {trusted.map(({ id, name, may, startsOn, endsOn, account }) => (
            <article key={id} class="card">
              <h2>{name}</h2>
              <p>{words('people.my.trusted.terms', { may: mayText(may, words), from: startsOn, until: until(endsOn) })}</p>
              <p class={`tag ${account ? 'good' : 'wait'}`}>
                {account ? words('people.my.trusted.bound', { account }) : words('people.my.trusted.unbound')}
              </p>
              <Deed deed="end" id={id} text={words('people.my.trusted.end', { name })} />
            </article>
          ))}
          {trusted.length === 0 && <p class="lead">{words('people.my.trusted.none')}</p>}
          <h2>{words(trusted.length === 0 ? 'people.my.trusted.first' : 'people.my.trusted.add')}</h2>
          <Form submit={words('people.my.trusted.submit')} deed="name">
            <Field name="trustedName" words={words} refused={refused} />
            <Field name="phone" type="tel" words={words} refused={refused} />
            <Choices
              name="may"
              several
              words={words}
              chosen={(refused?.typed.may ?? '').split(',')}
              options={trusts.map((value) => ({ value, text: words(`people.accounts.may.${value}`) }))}
            />
            <Field name="lastDay" type="date" words={words} refused={refused} hint={words('people.my.trusted.last_day_hint')} />
          </Form>
          <Back href={at(request, `/my/${person}`)} text={words('people.my.back_to_record')} />
        </>
      ),
    }
  },
  submit: async (request, form) => {
    const { ctx, words } = request
    const person = personOf(request)
    if (form.deed === 'end') {
      await endTrust(ctx, z.uuid().parse(form.id))
      return { to: at(request, `/my/${person}/trusted`) }
    }
    const { trustedName: name, phone, may, lastDay } = NamedForm.parse(form)
    const wish = NewTrusted.parse({ name, phone: phone || null, may, endsOn: plusDays(lastDay, 1) })
    const made = await nameTrusted(ctx, person, wish)
    return {
      title: words('people.my.trusted.code_title', { name }),
      body: (
        <>
          <CodePaper code={made.code} address={`${request.url.origin}${at(request, '/my/letter')}`} words={words} />
          <p>{words('people.my.trusted.code_how', { name, until: lastDayOf(made.expiresAt) })}</p>
          <Back href={at(request, `/my/${person}/trusted`)} text={words('people.my.trusted.back')} />
        </>
      ),
    }
  },
})

/** `/my/{person}/leaving`: a trusted person or guardian lets go. */
export const leavingPage = page({
  path: '/my/{person}/leaving',
  scope: 'signed_in',
  run: async (request) => {
    const { ctx, words } = request
    const person = personOf(request)
    const standing = found(
      (await standingOf(ctx)).find((one) => one.person === person && one.as !== 'self'),
      'person',
    )
    return {
      title: words('people.my.leaving.title', { name: standing.name }),
      body: (
        <>
          <Refusal refused={request.refused} words={words} />
          <p>{words('people.my.leaving.how')}</p>
          <Form submit={words('people.my.leaving.submit')} />
          <Back href={at(request, `/my/${person}`)} text={words('people.my.back_to_record')} />
        </>
      ),
    }
  },
  submit: async (request) => {
    const person = personOf(request)
    const standing = found(
      (await standingOf(request.ctx)).find((one) => one.person === person && one.as !== 'self'),
      'person',
    )
    await endPersonGrant(request.ctx, standing.id)
    return { to: at(request, '/my') }
  },
})
