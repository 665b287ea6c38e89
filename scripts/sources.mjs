import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A mark that changes when one of these files does. `wanted` says of a path below `src` whether it counts. */
export function sourcesMark(root, wanted, others = []) {
  const hash = createHash('sha256').update(root)
  for (const file of ['package-lock.json', ...others, ...filesIn(root, 'src').filter(wanted)]) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** Whether this mark was left in the folder by the last build. */
export function isMarked(folder, mark) {
  const marker = join(folder, '.sources')
  return existsSync(marker) && readFileSync(marker, 'utf8') === mark
}

/** Whether a file takes part in running the product at all. */
export function isProduct(path) {
  return !/\.sql$|\.md$|\.test\.tsx?$|\.test-support\.tsx?$/.test(path)
}

function filesIn(root, folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesIn(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )
}
