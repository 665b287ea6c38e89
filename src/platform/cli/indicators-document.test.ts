import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { indicatorsDocument } from './indicators-document.ts'

const root = join(import.meta.dirname, '../../..')

test('docs/indicators.md says what is so: run npm run docs:indicators after a counter or a binding changed', async () => {
  const made = await indicatorsDocument(root)
  expect(readFileSync(join(root, 'docs/indicators.md'), 'utf8')).toBe(made)
  expect(made.match(/^\| (养老|托育)\/\d+ \|/gm)).toHaveLength(135)
  expect(made).toContain('of 135 counted')
})
