import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.mjs'
import { isMarked, isProduct, sourcesMark } from './sources.mjs'
import { inTurn } from './turn.mjs'

/**
 * Joins our own TypeScript into one file, dist/server/main.mjs, when it is missing or a source has changed, and answers how Node runs it.
 * Starting from the single sources takes twice the processor time, most of it spent on finding and translating hundreds of files.
 */
export async function buildServer(root, node) {
  const target = join(root, 'dist', 'server')
  const mark = sourcesMark(root, isServer)
  if (!isMarked(target, mark)) {
    await inTurn(root, () => {
      if (isMarked(target, mark)) return
      const half = join(root, 'dist', 'server.new')
      rmSync(half, { recursive: true, force: true })
      const { status } = spawnSync(node, [join(root, 'scripts', 'join-server.mjs'), half], { cwd: root, stdio: ['ignore', 2, 2] })
      if (status !== 0)
        return say(
          '程序没有合并成功，改为直接运行源文件（启动较慢）。',
          'The program could not be joined; running its sources instead (a slower start).',
        )
      writeFileSync(join(half, '.sources'), mark)
      rmSync(target, { recursive: true, force: true })
      renameSync(half, target)
    })
  }
  return existsSync(join(target, 'main.mjs')) && isMarked(target, mark) ? join(target, 'main.mjs') : undefined
}

function isServer(path) {
  return isProduct(path) && !/\/console\//.test(path)
}
