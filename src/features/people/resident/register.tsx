/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import { Registration } from '../accounts/contract.ts'
import { recoverByLetter } from '../accounts/recovery.ts'
import { register } from '../accounts/registering.ts'
import { Field, Form, Refusal } from './form.tsx'
import { at } from './say.ts'

const RegistrationForm = Registration.omit({ password: true }).extend({ next_password: z.string().min(1).max(500) })

/** `/register`: a new account; it opens nothing until it is bound to a person. */
export const registerPage = page({
  path: '/register',
  scope: 'public',
  form: RegistrationForm,
  perMinute: 6,
  run: async (request) => {
    const { words, refused } = request
    return {
      title: words('people.my.register.title'),
      body: (
        <>
          <Refusal refused={refused} words={words} />
          <p>{words('people.my.register.how')}</p>
          <Form submit={words('people.my.register.submit')}>
            <Field name="name" words={words} refused={refused} autocomplete="name" />
            <Field
              name="username"
              words={words}
              refused={refused}
              autocomplete="username"
              hint={words('people.my.register.username_hint')}
            />
            <Field
              name="next_password"
              type="password"
              words={words}
              refused={refused}
              autocomplete="new-password"
              hint={words('sign_in.password_change.rule')}
            />
          </Form>
          <p>
            <a href={`/sign-in?next=${at(request, '/my')}`}>{words('people.my.register.have')}</a>
          </p>
        </>
      ),
    }
  },
  submit: async (request, { username, name, next_password: password }) => {
    await register(request.ctx, { username, name, password })
    return { to: `/${request.ctx.district}/registered` }
  },
})

/** `/registered`: what comes next. */
export const registeredPage = page({
  path: '/registered',
  scope: 'public',
  run: async (request) => ({
    title: request.words('people.my.registered.title'),
    body: (
      <>
        <p>{request.words('people.my.registered.how')}</p>
        <a class="door" href={`/sign-in?next=${at(request, '/my')}`}>
          <b>{request.words('sign_in.title')}</b>
          <span>{request.words('people.my.registered.next')}</span>
        </a>
      </>
    ),
  }),
})

/** `/recover`: a new password by the code of a recovery letter. */
export const recoverPage = page({
  path: '/recover',
  scope: 'public',
  form: z.object({ code: z.string().max(40), next_password: z.string().max(500) }),
  perMinute: 10,
  run: async (request) => {
    const { words, refused } = request
    return {
      title: words('people.my.recover.title'),
      body: (
        <>
          <Refusal refused={refused} words={words} />
          <p>{words('people.my.recover.how')}</p>
          <Form submit={words('people.my.recover.submit')}>
            <Field name="code" words={words} refused={refused} hint={words('people.my.letter.hint')} />
            <Field
              name="next_password"
              type="password"
              words={words}
              refused={refused}
              autocomplete="new-password"
              hint={words('sign_in.password_change.rule')}
            />
          </Form>
        </>
      ),
    }
  },
  submit: async (request, { code, next_password: password }) => {
    if (!code.trim() || !password) throw new Problem(422, 'letter_code_shape')
    const { username } = await recoverByLetter(request.ctx, { code, password })
    return {
      title: request.words('people.my.recover.done'),
      body: (
        <>
          <p>{request.words('people.my.recover.done_how', { username })}</p>
          <a class="door" href={`/sign-in?next=${at(request, '/my')}`}>
            <b>{request.words('sign_in.title')}</b>
          </a>
        </>
      ),
    }
  },
})
