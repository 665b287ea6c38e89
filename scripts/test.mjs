// npm test: set-up, then types, lint, import rules, tests over HTTP and journeys in a real browser. The last line counts them all.
import { findChromium } from './browser.mjs'
import { say } from './say.mjs'
import { setUp } from './setup.mjs'
import { checks, lastLine, passes, timed } from './steps.mjs'
import { runTests } from './vitest-run.mjs'

const node = await setUp({ console: true })
const total = { passed: 0, failed: 0, skipped: 0, names: [] }

for (const step of checks(node)) {
  const passed = await timed(step.name, () => passes(step))
  total[passed ? 'passed' : 'failed'] += 1
  if (!passed) total.names.push(step.name)
}
add(await timed('tests over HTTP', () => runTests(node, 'http', {})))
const chromium = findChromium(node)
if (chromium) {
  add(await timed('browser journeys', () => runTests(node, 'journeys', { YIYU_CHROMIUM: chromium })))
} else {
  total.failed += 1
  say(
    '没有可用的 Chromium，浏览器旅程没有运行，按失败计。请安装 chromium，或用 YIYU_CHROMIUM 指明它的路径。',
    'No Chromium could be had: the browser journeys did not run and count as failed. Install chromium, or name its path in YIYU_CHROMIUM.',
  )
}
if (total.skipped) say(`跳过了 ${total.skipped} 项测试。`, `${total.skipped} tests were skipped.`)
for (const name of total.names) say(`没有通过：${name}`, `Failed: ${name}`)
lastLine(total.passed, total.failed)
process.exitCode = total.failed ? 1 : 0

function add({ passed, failed, skipped = 0, names = [] }) {
  total.names.push(...names)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
