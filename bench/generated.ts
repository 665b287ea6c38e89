import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inDataFolder, type Running, start } from './product.ts'

const root = join(import.meta.dirname, '..')

/** `npm run generate` of a district in a data folder; answers what it said. */
export async function generate(folder: string, residents: string, district: string): Promise<string> {
  const wish = ['--district', district, '--residents', residents, '--seed', '7', '--replace', 'yes', '--data', folder]
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'scripts/run.mjs'), 'generate', ...wish], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '' },
    maxBuffer: 10_000_000,
  })
  return stdout
}

/** The demonstration with so many residents in one district, running, for `work`. BENCH_DATA names a folder where they are kept for the next bench. */
export async function withResidents<T>(
  residents: string,
  district: string,
  work: (product: Running, folder: string) => Promise<T>,
): Promise<T> {
  const kept = process.env.BENCH_DATA
  return await (kept ? inFolder(kept) : inDataFolder(inFolder))

  async function inFolder(folder: string): Promise<T> {
    const stamp = join(folder, 'bench-residents')
    const wished = `${district} ${residents}`
    if ((await readFile(stamp, 'utf8').catch(() => '')) !== wished) {
      await (await start(folder)).stop()
      await generate(folder, residents, district)
      await writeFile(stamp, wished)
    }
    const product = await start(folder)
    try {
      return await work(product, folder)
    } finally {
      await product.stop()
    }
  }
}

/** Asks the product as JSON; throws unless it answers with 2xx. */
export async function ask<T>(url: string, cookie: string, body?: unknown): Promise<T> {
  const reply = await fetch(url, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
  })
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${(await reply.text()).slice(0, 300)}`)
  return (await reply.json()) as T
}
