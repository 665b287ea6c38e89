import { say } from '../words/words.ts'

type Checked = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * Lets the browser's own checks of forms speak the page's language instead of the browser's, and a text that is too long be refused instead of cut:
 * what is pasted beyond `maxlength` would else be gone without a word. Once for the whole document.
 */
export function speakInValidation(document: Document): void {
  document.addEventListener(
    'invalid',
    ({ target }) => {
      const control = target as Checked
      control.setCustomValidity('') // else the sentence of the last time would count as what is wrong now
      control.setCustomValidity(tooLong(control) ?? sentenceFor(control) ?? '')
    },
    true,
  )
  document.addEventListener('focusin', ({ target }) => takeMost(target), true)
  // A sentence holds until something changes or is sent again.
  document.addEventListener('input', ({ target }) => judgeAnew(target), true)
  document.addEventListener('change', ({ target }) => judgeAnew(target), true)
  document.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLButtonElement>('button, input[type=submit]') : null
      if (button?.type === 'submit') for (const control of button.form?.elements ?? []) judgeAnew(control)
    },
    true,
  )
}

/** Keeps the limit of a field for ourselves, so that the browser does not cut what is pasted. */
function takeMost(target: unknown): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || target.maxLength < 0) return
  target.dataset.most = String(target.maxLength)
  target.removeAttribute('maxlength')
}

function judgeAnew(target: unknown): void {
  if (target instanceof HTMLElement && 'setCustomValidity' in target) {
    const control = target as Checked
    control.setCustomValidity(tooLong(control) ?? '')
  }
}

function tooLong(control: Checked): string | undefined {
  const most = Number(control.dataset.most)
  return most && control.value.length > most ? say('console.valid.too_long', { max: most, n: control.value.length }) : undefined
}

function sentenceFor(control: Checked): string | undefined {
  const { validity } = control
  const { min, max, type, minLength } = control as HTMLInputElement
  const day = type === 'date'
  if (validity.valueMissing) {
    if (type === 'radio' || control instanceof HTMLSelectElement) return say('console.valid.choose')
    return say(type === 'checkbox' ? 'console.valid.tick' : 'console.valid.missing')
  }
  if (validity.badInput) return say(day ? 'console.valid.day' : 'console.valid.number')
  if (validity.tooShort) return say('console.valid.too_short', { min: minLength, n: control.value.length })
  if (validity.rangeUnderflow) return say(day ? 'console.valid.too_early' : 'console.valid.too_small', { min })
  if (validity.rangeOverflow) return say(day ? 'console.valid.too_late' : 'console.valid.too_great', { max })
  if (validity.stepMismatch) return say('console.valid.step')
  if (validity.patternMismatch || validity.typeMismatch) return control.title || say('console.valid.pattern')
  return undefined
}
