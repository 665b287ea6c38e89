import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

const feature = join(import.meta.dirname, '..')

test('whatever is done to a person’s record has a sentence of its own for the person, in both languages', () => {
  const actions = new Set(
    readdirSync(feature, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('test'))
      .flatMap((name) => {
        const text = readFileSync(join(feature, name), 'utf8')
        const direct = text.matchAll(/audit\('people\.(\w+)', `person\//g)
        const told = text.matchAll(/told\(tx, 'people\.(\w+)'/g)
        return [...direct, ...told].map(([, action]) => `people_${action}`)
      }),
  )
  expect(actions.size).toBeGreaterThan(30)
  for (const { people } of [zh, en]) expect([...actions].filter((action) => !(action in people.privacy.deed))).toEqual([])
})
