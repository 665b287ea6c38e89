import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, say } from './say.mjs'
import { isMarked, isProduct, sourcesMark } from './sources.mjs'
import { inTurn } from './turn.mjs'

/** Builds the console into dist/console when it is missing or its sources have changed since. */
export async function buildConsole(root, node, { always = false } = {}) {
  if (!existsSync(join(root, 'vite.config.ts'))) return say('还没有控制台可构建。', 'There is no console to build yet.')
  const target = join(root, 'dist', 'console')
  const mark = sourcesMark(root, isConsole, ['vite.config.ts'])
  if (!always && isMarked(target, mark)) return
  await inTurn(root, () => {
    if (!always && isMarked(target, mark)) return
    say('正在构建控制台…', 'Building the console…')
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

// The console reaches into contracts, words and the platform: all sources count, except those that never reach a browser.
function isConsole(path) {
  return isProduct(path) && !/\/(resident|cli|import|database|jobs)\/|\/(store|actions|jobs|demo|routes)\.ts$/.test(path)
}
