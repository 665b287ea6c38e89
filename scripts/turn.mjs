import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.mjs'

/** Runs the work while no other set-up of this checkout runs; the others wait for their turn. `work` must look again at what there is to do. */
export async function inTurn(root, work) {
  const folder = join(root, 'dist')
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, '.setup-lock')
  await take(lock)
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

async function take(lock) {
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  try {
    for (let told = false; !linked(draft, lock); told = true) {
      if (!told) say('另一个进程正在准备，等它完成…', 'Another process is setting up; waiting for it…')
      if (!holderLives(lock)) rmSync(lock, { force: true })
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

function linked(draft, lock) {
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function holderLives(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > 30 * 60_000) return false
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
