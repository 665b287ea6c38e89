/** Why a sheet as a whole cannot be taken: a stable code with what fills its sentence. Nothing of the file has been taken in. */
export class SheetProblem extends Error {
  readonly code: string
  readonly details: Record<string, unknown>
  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code)
    this.name = 'SheetProblem'
    this.code = code
    this.details = details
  }
}
