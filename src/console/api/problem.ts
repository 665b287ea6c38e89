import { say } from '../words/words.ts'

type Told = {
  status: number
  code: string
  details?: Record<string, unknown>
  requestId?: string
  fields?: { path: string; expected: string }[]
}

/** A refusal of the server (RFC 9457) or of the network (`status` 0, code `unreachable`). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly details: Record<string, unknown>
  readonly requestId: string | undefined
  /** Which fields of the request were wrong and what was expected of each. */
  readonly fields: { path: string; expected: string }[]
  constructor(told: Told) {
    super(told.code)
    this.name = 'ApiProblem'
    this.status = told.status
    this.code = told.code
    this.details = told.details ?? {}
    this.requestId = told.requestId
    this.fields = told.fields ?? []
  }
}

/** Reads the refusal out of an answer's body, whatever stands in it. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Partial<Told>
  return new ApiProblem({ ...told, status, code: typeof told.code === 'string' ? told.code : `http_${status}` })
}

/** A calendar's faults arrive as codes with what fills them: a sentence each. */
function faultsOf({ code, details }: ApiProblem): { faults?: string } {
  if (code !== 'calendar_year_invalid' || !Array.isArray(details.list)) return {}
  const list = details.list as { code: string; params: Record<string, unknown> }[]
  return { faults: list.map((fault) => say(`calendar.fault.${fault.code}`, fault.params)).join('') }
}

/** The sentence for any error: the code's own, or the one for its status where no feature has translated the code. */
export function sentenceOf(error: unknown): string {
  // a page whose program could not be fetched fails with an error of the browser's own
  if (!(error instanceof ApiProblem))
    return say(navigator.onLine === false ? 'problem.unreachable' : 'console.problem.unexpected')
  const key = `problem.${error.code}`
  const sentence = say(key, { ...error.details, ...faultsOf(error) })
  if (sentence !== key) return sentence
  const general = `console.problem.status_${error.status}`
  const fallback = say(general)
  return fallback === general ? say('console.problem.unexpected') : fallback
}
