import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, say } from './say.mjs'
import { inTurn } from './turn.mjs'

/** Builds the console into dist/console when it is missing or its sources have changed since. */
export async function buildConsole(root, node, { always = false } = {}) {
  if (!existsSync(join(root, 'vite.config.ts'))) return say('还没有控制台可构建。', 'There is no console to build yet.')
  if (!always && upToDate(root)) return
  await inTurn(root, () => {
    if (!always && upToDate(root)) return
    say('正在构建控制台…', 'Building the console…')
    const mark = sourcesHash(root)
    const target = join(root, 'dist', 'console')
    const half = join(root, 'dist', 'console.new')
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const { status } = spawnSync(node, [vite, 'build', '--outDir', half, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    if (status !== 0) fail('控制台构建失败，原因见上。', 'The console could not be built; the reason is above.')
    writeFileSync(join(half, '.sources'), mark)
    rmSync(target, { recursive: true, force: true })
    renameSync(half, target)
  })
}

function upToDate(root) {
  const marker = join(root, 'dist', 'console', '.sources')
  return existsSync(marker) && readFileSync(marker, 'utf8') === sourcesHash(root)
}

// The console reaches into contracts, words and the platform: all sources count, except those that never reach a browser.
function sourcesHash(root) {
  const hash = createHash('sha256')
  const files = ['package-lock.json', 'vite.config.ts', ...sourceFiles(root, 'src')]
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function sourceFiles(root, folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory())
      return ['migrations', 'resident', 'cli', 'import'].includes(entry.name) ? [] : sourceFiles(root, path)
    return /\.sql$|\.test\.tsx?$|(^|\/)(store|actions|jobs|demo|routes)\.ts$/.test(path) ? [] : [path]
  })
}
