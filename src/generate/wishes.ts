import { CommandProblem } from '../platform/command-problem.ts'
import { demoDay } from '../platform/installation.ts'

export const usage =
  'npm run generate -- --district 310118 --residents 100000 --seed 7 [--day YYYY-MM-DD] [--replace yes] [--data FOLDER | --database-url URL]'

/** What is to be made: how many residents of which district, from which seed, of what ages on which day, and whether what was made before goes. */
export type Wishes = { district: string; residents: number; seed: string; day: string; replace: boolean }

const [fewest, most] = [100, 5_000_000]

/** Reads the arguments, or says what was expected. */
export function readWishes(
  { district, residents = '100000', seed = '1', day = demoDay, replace }: Record<string, string | undefined>,
  { districts, today }: { districts: string[]; today: string },
): Wishes {
  if (!district) throw new CommandProblem(usage)
  if (!districts.includes(district)) throw new CommandProblem(`no district ${district} here; there are: ${districts.join(', ')}`)
  const count = Number(residents)
  if (!Number.isInteger(count) || count < fewest || count > most)
    throw new CommandProblem(`--residents: a whole number from ${fewest} to ${most}, not ${residents}`)
  if (!/^[\w-]{1,40}$/.test(seed)) throw new CommandProblem(`--seed: up to 40 letters and digits, not ${seed}`)
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)) || day < '2021-06-30' || day > today)
    throw new CommandProblem(`--day: a day from 2021-06-30 to the installation's today (${today}), as YYYY-MM-DD, not ${day}`)
  if (replace !== undefined && replace !== 'yes') throw new CommandProblem(`--replace yes, or not at all: it was ${replace}`)
  return { district, residents: count, seed, day, replace: replace === 'yes' }
}
