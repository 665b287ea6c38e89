/** Why a command of the terminal refuses: a sentence that says what was wrong and what was expected; it needs no stack. */
export class CommandProblem extends Error {}
