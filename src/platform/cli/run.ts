import { CommandProblem } from '../command-problem.ts'
import { Problem } from '../problem.ts'
import { StartProblem } from '../start-problem.ts'

/** Runs a command of the terminal: `work` answers whether all went well. What went wrong is said in a sentence, and the exit code tells. */
export async function runCommand(work: (argv: string[], say: (line: string) => void) => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await work(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`))) ? 0 : 1
  } catch (error) {
    const known = error instanceof StartProblem || error instanceof Problem || error instanceof CommandProblem
    process.stderr.write(`${known ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`)
    process.exitCode = 1
  }
}
