// npm test: set-up, then types, lint, import rules, tests over HTTP and journeys in a real browser. The last line counts them all.
import { findChromium } from './browser.mjs'
import { say } from './say.mjs'
import { setUp } from './setup.mjs'
import { checks, lastLine, passes, timed } from './steps.mjs'
import { runTests } from './vitest-run.mjs'

const node = await setUp({ console: true })
const total = { passed: 0, failed: 0, skipped: 0 }

for (const step of checks(node)) {
  total[(await timed(step.name, () => passes(step))) ? 'passed' : 'failed'] += 1
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
lastLine(total.passed, total.failed)
process.exitCode = total.failed ? 1 : 0

function add({ passed, failed, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
