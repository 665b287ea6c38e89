/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import type { PageRequest } from '../../../platform/http/page.ts'
import { dialled, type Speech, sayDay, sayHours, sayIf } from './say.ts'

/** The style sheet of the pages about sessions. */
export const Look = () => <link rel="stylesheet" href="/look/booking.css" />

/** Whom to call: a refusal is never the last word. */
export function Call({ phone, speech: { words } }: { phone: string | null | undefined; speech: Speech }) {
  if (!phone) return <p>{words('sessions.call_none')}</p>
  return (
    <p>
      <a class="call" href={`tel:${dialled(phone)}`}>
        {words('sessions.call', { phone })}
      </a>
    </p>
  )
}

type Refusal = { code: string; details: Record<string, unknown> }

/** A refusal: which rule, what one can do instead, and a telephone number. */
export function Refused({
  refusal: { code, details },
  phone,
  speech,
  children,
}: {
  refusal: Refusal
  phone: string | null | undefined
  speech: Speech
  children?: ComponentChildren
}) {
  const { words } = speech
  const instead = sayIf(words, `sessions.instead.${code}`, details)
  return (
    <div class="problem" role="alert">
      <p>{sayIf(words, `problem.${code}`, details) ?? words('problem.refused')}</p>
      {instead && <p>{instead}</p>}
      {children}
      <Call phone={phone} speech={speech} />
    </div>
  )
}

/** The same for a form that was refused, as the page hands it over. */
export function RefusedForm({
  refused,
  phone,
  speech,
}: {
  refused: PageRequest['refused']
  phone?: string | null | undefined
  speech: Speech
}) {
  if (!refused) return null
  const { problem, fields } = refused
  if (fields.length === 0) return <Refused refusal={problem} phone={phone} speech={speech} />
  return (
    <div class="problem" role="alert">
      <p>{speech.words('sessions.field_refused')}</p>
      <ul>
        {fields.map(({ path, expected }) => (
          <li key={path}>{`${sayIf(speech.words, `sessions.label.${path.split('.')[0]}`) ?? path}: ${expected}`}</li>
        ))}
      </ul>
    </div>
  )
}

/** Lines of a name and what it is, as a list of definitions. What is null has no line. */
export function Lines({ lines }: { lines: readonly (readonly [string, ComponentChildren] | null)[] }) {
  return (
    <dl>
      {lines.map((line) =>
        line === null ? null : (
          <>
            <dt>{line[0]}</dt>
            <dd>{line[1]}</dd>
          </>
        ),
      )}
    </dl>
  )
}

/** A day and from when until when: the hours stay on one line, however large the text. */
export const When = ({ at, speech }: { at: { startsAt: Date | string; endsAt: Date | string }; speech: Speech }) => (
  <span>
    {sayDay(at.startsAt, speech)} <span class="whole">{sayHours(at)}</span>
  </span>
)

/** The way back, or elsewhere. */
export const Way = ({ href, text }: { href: string; text: string }) => (
  <p>
    <a class="elsewhere" href={href}>
      {text}
    </a>
  </p>
)

/** One button that does one thing with one record. */
export const Deed = ({ deed, id, text, main = false }: { deed: string; id?: string; text: string; main?: boolean }) => (
  <form class={main ? 'fields' : 'deed'} method="post">
    <input type="hidden" name="deed" value={deed} />
    {id && <input type="hidden" name="id" value={id} />}
    <button type="submit">{text}</button>
  </form>
)

/** One question with its hint; what was typed before stands there again. */
export function Field({
  name,
  refused,
  speech: { words },
  type = 'text',
  hint,
}: {
  name: string
  refused: PageRequest['refused']
  speech: Speech
  type?: 'text' | 'tel' | 'date'
  hint?: string
}) {
  const wrong = refused?.fields.some(({ path }) => path === name)
  return (
    <label>
      {words(`sessions.label.${name}`)}
      <input
        name={name}
        type={type as 'text'} // the types pair each kind of field with its own attributes; these are shared by all
        value={refused?.typed[name] ?? ''}
        autocomplete="off"
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
      {hint && (
        <span class="lead" id={`${name}-hint`}>
          {hint}
        </span>
      )}
    </label>
  )
}
