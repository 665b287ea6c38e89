import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, say } from './say.mjs'
import { isMarked, isProduct, sourcesMark } from './sources.mjs'
import { inTurn } from './turn.mjs'

/** What is built for browsers: its folder below dist, its configuration, and which sources count. */
const faces = [
  { name: 'console', config: 'vite.config.ts', wanted: isConsole, zh: '控制台', en: 'console' },
  { name: 'verify', config: 'vite.verify.config.ts', wanted: isReader, zh: '离线码核验页', en: 'page that checks offline cards' },
]

/** Builds the console into dist/console and the page that checks cards into dist/verify, each when it is missing or its sources have changed since. */
export async function buildConsole(root, node, { always = false } = {}) {
  for (const face of faces) await buildFace(root, node, face, always)
}

async function buildFace(root, node, { name, config, wanted, zh, en }, always) {
  if (!existsSync(join(root, config))) return say(`还没有${zh}可构建。`, `There is no ${en} to build yet.`)
  const target = join(root, 'dist', name)
  const mark = sourcesMark(root, wanted, [config])
  if (!always && isMarked(target, mark)) return
  await inTurn(root, () => {
    if (!always && isMarked(target, mark)) return
    say(`正在构建${zh}…`, `Building the ${en}…`)
    const half = join(root, 'dist', `${name}.new`)
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const args = ['build', '--config', config, '--outDir', half, '--emptyOutDir', '--logLevel', 'warn']
    const { status } = spawnSync(node, [vite, ...args], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    if (status !== 0) fail(`${zh}构建失败，原因见上。`, `The ${en} could not be built; the reason is above.`)
    writeFileSync(join(half, '.sources'), mark)
    rmSync(target, { recursive: true, force: true })
    renameSync(half, target)
  })
}

// The console reaches into contracts, words and the platform: all sources count, except those that never reach a browser.
function isConsole(path) {
  return isProduct(path) && !/\/(resident|cli|import|database|jobs)\/|\/(store|actions|jobs|demo|routes)\.ts$/.test(path)
}

// The page that checks cards stands on the pure part of its room.
function isReader(path) {
  return /features\/people\/card\/(reader\/[^/]+|[^/]+\.ts)$|platform\/look\/tokens\.css$/.test(path) && isProduct(path)
}
