import type { Fault } from '../../rulebook/contract.ts'
import { at, type Path, placeOf, type Written, withAt } from './written.ts'

/** A rule being edited: what is written, what it was before, what is wrong with it, and how to change it. */
export type Editing = {
  written: Written
  base: Written
  faults: Fault[]
  get(path: Path): unknown
  set(path: Path, value: unknown): void
  /** The faults of this very place. */
  faultsAt(path: Path): Fault[]
  /** Whether the expression was changed while the sentence that says it was left as it was. */
  sentenceLeft(expression: Path, sentence: Path): boolean
}

/** The same for whoever holds what is written. */
export function editingOf(written: Written, base: Written, faults: Fault[], change: (written: Written) => void): Editing {
  return {
    ...{ written, base, faults },
    get: (path) => at(written, path),
    set: (path, value) => change(withAt(written, path, value)),
    faultsAt: (path) => faults.filter(({ place }) => place === placeOf(path)),
    sentenceLeft: (expression, sentence) =>
      at(base, expression) !== undefined &&
      JSON.stringify(at(base, expression)) !== JSON.stringify(at(written, expression)) &&
      at(base, sentence) === at(written, sentence),
  }
}

/** Puts the keyboard where a fault is: in its field, or in the nearest that holds it. */
export function goToPlace(place: string): void {
  for (let name = place; ; name = name.replace(/(\.[^.[\]]+|\[\d+\])$/, '')) {
    const found = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(name)}"]`)
    const field = found?.querySelector<HTMLElement>('input, textarea, select') ?? found
    if (field) {
      field.focus()
      field.scrollIntoView({ block: 'center' })
      return
    }
    if (!/(\.[^.[\]]+|\[\d+\])$/.test(name)) return
  }
}
