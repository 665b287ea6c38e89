/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import type { PageRequest } from '../../../platform/http/page.ts'
import type { Words } from '../../../platform/words/words.ts'

type Refused = PageRequest['refused']

/**
 * Why the last try was refused, above everything else, with each field that was not as expected by the name it bears on the page: `labels` says it where a field is called
 * otherwise than elsewhere.
 */
export function Refusal({ refused, words, labels = {} }: { refused: Refused; words: Words; labels?: Record<string, string> }) {
  if (!refused) return null
  const key = `problem.${refused.problem.code}`
  const sentence = words(key, { ...refused.problem.details, ...sayable(refused.problem.details, words) })
  return (
    <div class="problem" role="alert">
      <p>{sentence === key ? words('people.my.refused') : sentence}</p>
      {refused.fields.length > 0 && (
        <ul>
          {refused.fields.map(({ path, expected }) => (
            <li key={path}>{words('people.my.field_refused', { field: fieldName(labels[path] ?? path, words), expected })}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What somebody was not trusted with, in words. */
const sayable = (details: Record<string, unknown>, words: Words) =>
  typeof details.what === 'string' ? { what: words(`people.accounts.may.${details.what}`) } : {}

function fieldName(path: string, words: Words): string {
  const key = `people.my.label.${path.split('.')[0]}`
  const name = words(key)
  return name === key ? path : name
}

type FieldProps = {
  name: string
  words: Words
  refused: Refused
  type?: 'text' | 'password' | 'date' | 'tel'
  value?: string
  hint?: string
  autocomplete?: 'off' | 'name' | 'username' | 'new-password'
}

/** One question with its hint; what was typed before stands there again. */
export function Field({ name, words, refused, type = 'text', value, hint, autocomplete = 'off' }: FieldProps) {
  const wrong = refused?.fields.some(({ path }) => path === name)
  const id = `${name}-hint`
  return (
    <label>
      {words(`people.my.label.${name}`)}
      <input
        name={name}
        type={type as 'text'} // the types pair each kind of field with its own attributes; these are shared by all
        value={type === 'password' ? '' : (refused?.typed[name] ?? value ?? '')}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={hint ? id : undefined}
      />
      {hint && (
        <span class="lead" id={id}>
          {hint}
        </span>
      )}
    </label>
  )
}

/** A choice by radio buttons or boxes: large enough to hit. */
export function Choices({
  name,
  options,
  several = false,
  chosen,
  words,
}: {
  name: string
  options: { value: string; text: string }[]
  several?: boolean
  chosen: readonly string[]
  words: Words
}) {
  return (
    <fieldset>
      <legend>{words(`people.my.label.${name}`)}</legend>
      {options.map(({ value, text }) => (
        <label key={value} class="choice">
          <input type={several ? 'checkbox' : 'radio'} name={name} value={value} checked={chosen.includes(value)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A form that posts to its own page. The browser's own checks are off: they speak its language, not the page's. */
export function Form({ submit, deed, children }: { submit: string; deed?: string; children?: ComponentChildren }) {
  return (
    <form class="fields" method="post" noValidate>
      {deed && <input type="hidden" name="deed" value={deed} />}
      {children}
      <button type="submit">{submit}</button>
    </form>
  )
}

/** One button that does one thing with one record. */
export function Deed({ deed, id, text }: { deed: string; id: string; text: string }) {
  return (
    <form class="deed" method="post">
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="id" value={id} />
      <button type="submit">{text}</button>
    </form>
  )
}

/** The way back. */
export const Back = ({ href, text }: { href: string; text: string }) => (
  <p>
    <a class="elsewhere" href={href}>
      {text}
    </a>
  </p>
)
