import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { say } from './say.mjs'
import { root } from './setup.mjs'

/** The path of a Chromium that runs: one that is there, Debian's when we may install it, or Playwright's own. `undefined` when none can be had. */
export function findChromium(node) {
  const there = found()
  if (there) return withFonts(there)
  if (mayInstall()) {
    say('正在安装 Chromium…', 'Installing Chromium…')
    aptInstall('chromium', 'fonts-noto-cjk')
    const installed = found()
    if (installed) return installed
  }
  say('正在下载 Playwright 的 Chromium…', 'Downloading Playwright’s Chromium…')
  spawnSync(node, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], { stdio: ['ignore', 2, 2] })
  return found()
}

function found() {
  const candidates = [process.env.YIYU_CHROMIUM, ...onPath(), ...wellKnown(), ...inPlaywrightCache()]
  return candidates.find((file) => file && existsSync(file) && runs(file))
}

function runs(file) {
  return spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
}

function onPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function wellKnown() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform !== 'win32') return []
  const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean)
  return folders.flatMap((folder) => [
    join(folder, 'Google/Chrome/Application/chrome.exe'),
    join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ])
}

function inPlaywrightCache() {
  const places = {
    linux: join(homedir(), '.cache/ms-playwright'),
    darwin: join(homedir(), 'Library/Caches/ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  }
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH || places[process.platform]
  if (!cache || !existsSync(cache)) return []
  const programs = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe']
  const apps = ['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].flatMap((folder) => [
    `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
  ])
  const versions = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name))
  return versions.reverse().flatMap((version) => [...programs, ...apps].map((program) => join(cache, version, program)))
}

// Pages in Chinese need Chinese letters: without a font they would be looked at as empty boxes.
function withFonts(chromium) {
  const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  if (fonts.status === 0 && fonts.stdout.trim() === '' && mayInstall()) aptInstall('fonts-noto-cjk')
  return chromium
}

function mayInstall() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
}

function aptInstall(...packages) {
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-q'], options)
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options)
}
