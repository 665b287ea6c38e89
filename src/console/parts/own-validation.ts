import { say } from '../words/words.ts'

type Checked = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Lets the browser's own checks of forms speak the page's language instead of the browser's. Once for the whole document. */
export function speakInValidation(document: Document): void {
  document.addEventListener(
    'invalid',
    ({ target }) => {
      const control = target as Checked
      control.setCustomValidity('') // else the sentence of the last time would count as what is wrong now
      const sentence = sentenceFor(control)
      if (sentence) control.setCustomValidity(sentence)
    },
    true,
  )
  // A sentence holds until something changes or is sent again.
  document.addEventListener('input', ({ target }) => clear(target), true)
  document.addEventListener('change', ({ target }) => clear(target), true)
  document.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLButtonElement>('button, input[type=submit]') : null
      if (button?.type === 'submit') for (const control of button.form?.elements ?? []) clear(control)
    },
    true,
  )
}

function clear(target: unknown): void {
  if (target instanceof HTMLElement && 'setCustomValidity' in target) (target as Checked).setCustomValidity('')
}

function sentenceFor(control: Checked): string | undefined {
  const { validity } = control
  const { min, max, type, minLength, maxLength } = control as HTMLInputElement
  const day = type === 'date'
  if (validity.valueMissing) {
    if (type === 'radio' || control instanceof HTMLSelectElement) return say('console.valid.choose')
    return say(type === 'checkbox' ? 'console.valid.tick' : 'console.valid.missing')
  }
  if (validity.badInput) return say(day ? 'console.valid.day' : 'console.valid.number')
  if (validity.tooShort) return say('console.valid.too_short', { min: minLength, n: control.value.length })
  if (validity.tooLong) return say('console.valid.too_long', { max: maxLength, n: control.value.length })
  if (validity.rangeUnderflow) return say(day ? 'console.valid.too_early' : 'console.valid.too_small', { min })
  if (validity.rangeOverflow) return say(day ? 'console.valid.too_late' : 'console.valid.too_great', { max })
  if (validity.stepMismatch) return say('console.valid.step')
  if (validity.patternMismatch || validity.typeMismatch) return control.title || say('console.valid.pattern')
  return undefined
}
