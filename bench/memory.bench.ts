import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Bench, megabytes } from './bench.ts'
import { answerOf, boards, signInAll } from './boards.ts'
import { databaseBytes, inDataFolder, residentBytes, start } from './product.ts'
import { fillTenYears } from './ten-years.ts'

const root = join(import.meta.dirname, '..')

/** What the server holds when it is ready, after a thousand boards and after a hundred imports, a while to rest before each. */
export const bench: Bench = {
  name: 'memory',
  line: 'MB of the server when ready, after 1,000 board requests, after 100 imports (folder as argument; ../shared/seeds)',
  run: ([seeds = '../shared/seeds']) =>
    inDataFolder(async (folder) => {
      const product = await start(folder)
      const steps: { after: string; node: number; database: number }[] = []
      const note = async (after: string) => {
        await new Promise((resolve) => setTimeout(resolve, 2_000))
        steps.push({ after, node: await residentBytes(product.pid), database: await databaseBytes(folder) })
      }
      try {
        await note('start')
        await fillTenYears(folder)
        const users = await signInAll(product.url)
        const questions = Object.values(boards)
        for (let n = 0; n < 1_000; n += 1) {
          const user = users[n % users.length] as (typeof users)[number]
          await answerOf(`${product.url}${questions[n % questions.length]?.(user)}`, user.cookie)
        }
        await note('1,000 board requests')
        const cookie = users.find(({ district }) => district === '310118')?.cookie ?? ''
        const name = readdirSync(resolve(root, seeds)).find((file) => file.startsWith('qingpu')) ?? ''
        const document = readFileSync(resolve(root, seeds, name))
        for (let n = 0; n < 100; n += 1)
          await importOnce(`${product.url}/api/districts/310118/imports`, { cookie, name, document, n })
        await note('100 imports')
        return reportOf(steps)
      } finally {
        await product.stop()
      }
    }),
}

async function importOnce(url: string, sent: { cookie: string; name: string; document: Buffer; n: number }): Promise<void> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(sent.document)]), sent.name)
  const address = `10.0.0.${Math.floor(sent.n / 50) + 1}` // sixty imports a minute and address are allowed
  const reply = await fetch(url, { method: 'POST', body: form, headers: { cookie: sent.cookie, 'x-forwarded-for': address } })
  if (reply.status !== 201) throw new Error(`an import was refused: ${reply.status} ${await reply.text()}`)
}

function reportOf(steps: { after: string; node: number; database: number }[]) {
  return {
    figures: steps,
    baseline: steps[0],
    tables: [
      {
        title: 'Resident memory, MB (PostgreSQL: shared pages counted once)',
        columns: ['after', 'Node', 'PostgreSQL', 'together'],
        rows: steps.map(({ after, node, database }) => [after, megabytes(node), megabytes(database), megabytes(node + database)]),
      },
    ],
  }
}
