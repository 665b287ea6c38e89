import { resolve } from 'node:path'
import { circlesIn, importsBelow } from './graph.ts'
import { floorsOf, houseRules } from './rules.ts'

// `npm run check` and `npm test` run this: every broken rule with the import that breaks it, exit 1 when there is one.
const root = resolve(import.meta.dirname, '../..')
const imports = importsBelow(root, ['src'])
const rules = houseRules(floorsOf(root))
const broken = rules.flatMap((rule) =>
  imports.filter(rule.breaks).map(({ from, to }) => `${rule.name} (${rule.why}): ${from} → ${to}`),
)
const circles = circlesIn(imports).map((circle) => `two files that need each other are one thought: ${circle.join(' → ')}`)
for (const line of [...broken, ...circles]) process.stderr.write(`${line}\n`)
process.stdout.write(`${imports.length} imports, ${rules.length + 1} rules, ${broken.length + circles.length} broken\n`)
process.exitCode = broken.length + circles.length > 0 ? 1 : 0
