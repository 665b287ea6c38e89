import { FeelFunction, type Value } from '../values.ts'
import type { Domain } from './domain.ts'

/** A parameter by the standard's name. One that is optional may be left out at the end, and is null then. */
export type Parameter<T> = { name: string; domain: Domain<T>; optional?: boolean }

/** One way to call a function: its parameters, and what it answers to arguments of their domains. `rest` takes every further argument as its last. */
export type Form = { parameters: readonly Parameter<unknown>[]; rest: boolean; run: (args: Value[]) => Value | undefined }

/** A function of the library. It answers null to a number, names or types of arguments that none of its forms has. */
export class BuiltIn extends FeelFunction {
  readonly forms: readonly Form[]
  constructor(forms: readonly Form[]) {
    const longest = forms.reduce((a, b) => (b.parameters.length > a.parameters.length ? b : a))
    const least = Math.min(...forms.map(required))
    super(
      longest.parameters.map(({ name }) => name),
      (args) => callPositional(forms, args),
      { variadic: longest.rest || least < longest.parameters.length },
    )
    this.forms = forms
  }

  /** Calls with named arguments; a parameter that is not among them is null. Where only their order tells two forms apart (`point`, `range`), it does. */
  callNamed(names: readonly string[], values: readonly Value[]): Value {
    if (names.length > new Set(names).size) return null
    const inOrder = (form: Form) => form.parameters.every(({ name }, i) => name === names[i])
    for (const form of [...this.forms.filter(inOrder), ...this.forms]) {
      const own = form.parameters.map(({ name }) => name)
      if (!names.every((name) => own.includes(name))) continue
      const answer = form.run(own.map((name) => values[names.indexOf(name)] ?? null))
      if (answer !== undefined) return answer
    }
    return null
  }
}

type Parameters<T extends readonly unknown[]> = { [I in keyof T]: Parameter<T[I]> }

/** A parameter that must be given. */
export function takes<T>(name: string, domain: Domain<T>): Parameter<T> {
  return { name, domain }
}

/** A parameter that may be left out, or null. */
export function mayTake<T>(name: string, domain: Domain<T>): Parameter<T | null> {
  return { name, domain: (value) => (value === null ? null : domain(value)), optional: true }
}

/** One way to call a function. */
export function form<T extends readonly unknown[]>(parameters: readonly [...Parameters<T>], run: (...args: T) => Value): Form {
  return { parameters, rest: false, run: (args) => within(parameters, args, (taken) => run(...(taken as unknown as T))) }
}

/** One way to call a function whose last parameter stands for any number of arguments. */
export function formOfMany<T extends readonly unknown[], R>(
  parameters: readonly [...Parameters<T>],
  many: Parameter<R>,
  run: (args: T, many: R[]) => Value,
): Form {
  const first = parameters.length
  return {
    parameters: [...parameters, many],
    rest: true,
    run: (args) =>
      within(parameters, args.slice(0, first), (taken) => {
        const rest = args.slice(first).map(many.domain)
        return rest.includes(undefined) ? undefined : run(taken as unknown as T, rest as R[])
      }),
  }
}

/** A function of one list, which may also be given as its items. */
export function ofList<T>(domain: Domain<T[]>, run: (list: T[]) => Value): BuiltIn {
  const one = form([takes('list', domain)], run)
  const items: Form = { parameters: one.parameters, rest: true, run: (args) => one.run([args]) }
  return new BuiltIn([one, items])
}

/** A function with one way to call it. */
export function builtIn<T extends readonly unknown[]>(
  parameters: readonly [...Parameters<T>],
  run: (...args: T) => Value,
): BuiltIn {
  return new BuiltIn([form(parameters, run)])
}

function callPositional(forms: readonly Form[], args: Value[]): Value {
  for (const form of forms) {
    if (args.length < required(form) || (!form.rest && args.length > form.parameters.length)) continue
    const answer = form.run(args)
    if (answer !== undefined) return answer
  }
  return null
}

/** Runs with the arguments taken into their domains; undefined where one does not fit. */
function within(
  parameters: readonly Parameter<unknown>[],
  args: readonly Value[],
  run: (taken: unknown[]) => Value | undefined,
): Value | undefined {
  const taken: unknown[] = []
  for (let i = 0; i < parameters.length; i++) {
    const value = parameters[i]?.domain(args[i] ?? null)
    if (value === undefined) return undefined
    taken.push(value)
  }
  return run(taken)
}

function required({ parameters }: Form): number {
  return parameters.filter(({ optional }) => optional !== true).length
}
