/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import type { SignInView } from '../platform/http/frame.ts'
import type { PageRequest } from '../platform/http/page.ts'
import type { Words } from '../platform/words/words.ts'

/** The form of one step of signing in. The browser's own checks are off: they speak its language, not the page's; the server answers in words. */
export function SignInForm({ view, request: { words } }: { view: SignInView; request: PageRequest }) {
  return (
    <>
      {view.refused && (
        <p class="problem" role="alert">
          {words(`problem.${view.refused.code}`, view.refused.details)}
        </p>
      )}
      {view.step === 'password' && <Password view={view} words={words} />}
      {view.step === 'code' && <Code view={view} words={words} />}
      {view.step === 'new_password' && <NewPassword view={view} words={words} />}
    </>
  )
}

/** The heading of each step. */
export const signInTitle = (step: SignInView['step'], words: Words): string =>
  words(step === 'password' ? 'sign_in.title' : step === 'code' ? 'sign_in.code' : 'sign_in.password_change.title')

type Step = { view: SignInView; words: Words }

function Password({ view, words }: Step) {
  return (
    <>
      <PasswordForm view={view} words={words} />
      {view.district ? (
        <nav class="doors" aria-label={words('resident.sign_in.else')}>
          {(['register', 'recover'] as const).map((way) => (
            <a key={way} class="door" href={`/${view.district}/${way}`}>
              <b>{words(`resident.sign_in.${way}.title`)}</b>
              <span>{words(`resident.sign_in.${way}.note`)}</span>
            </a>
          ))}
        </nav>
      ) : (
        <p>
          <a href="/">{words('resident.sign_in.choose')}</a>
        </p>
      )}
    </>
  )
}

function PasswordForm({ view, words }: Step) {
  return (
    <Form action="/sign-in" view={view} submit={words('sign_in.submit')}>
      <label>
        {words('sign_in.username')}
        <input name="username" value={view.username} autocomplete="username" autocapitalize="none" spellcheck={false} required />
      </label>
      <label>
        {words('sign_in.password')}
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
    </Form>
  )
}

function Code({ view, words }: Step) {
  return (
    <>
      <Form action="/sign-in/code" view={view} submit={words('sign_in.submit')}>
        <label>
          {words('sign_in.code')}
          <input name="code" autocomplete="one-time-code" aria-describedby="code-hint" required />
        </label>
        <p class="lead" id="code-hint">
          {words('sign_in.code_hint')}
        </p>
      </Form>
      <p>
        <a href={`/sign-in?next=${encodeURIComponent(view.next)}`}>{words('resident.sign_in.again')}</a>
      </p>
    </>
  )
}

function NewPassword({ view, words }: Step) {
  return (
    <Form action="/sign-in/password" view={view} submit={words('sign_in.password_change.submit')}>
      <p>{words('sign_in.password_change.must')}</p>
      <label>
        {words('sign_in.password_change.current')}
        <input name="current" type="password" autocomplete="current-password" required />
      </label>
      <label>
        {words('sign_in.password_change.next')}
        <input name="next_password" type="password" autocomplete="new-password" aria-describedby="password-rule" required />
      </label>
      <p class="lead" id="password-rule">
        {words('sign_in.password_change.rule')}
      </p>
    </Form>
  )
}

function Form({
  action,
  view,
  submit,
  children,
}: {
  action: string
  view: SignInView
  submit: string
  children: ComponentChildren
}) {
  return (
    <form class="fields" method="post" action={action} noValidate>
      <input type="hidden" name="next" value={view.next} />
      {children}
      <button type="submit">{submit}</button>
    </form>
  )
}
