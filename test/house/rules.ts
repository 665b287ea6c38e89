import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Import } from './graph.ts'

/** A rule of the house: which files it is about, what they may not import, and why. */
export type Rule = { name: string; why: string; breaks(it: Import): boolean }

/** The floor each feature stands on: the label `floor:` in its door, and nothing else, says so. */
export function floorsOf(root: string): Map<string, 'ground' | 'engine' | 'composer'> {
  const folder = join(root, 'src/features')
  return new Map(
    readdirSync(folder).map((name) => {
      const floor = /floor: '(ground|engine|composer)'/.exec(readFileSync(join(folder, name, 'index.ts'), 'utf8'))?.[1]
      if (!floor) throw new Error(`src/features/${name}/index.ts does not say its floor`)
      return [name, floor as 'ground']
    }),
  )
}

const height = { ground: 0, engine: 1, composer: 2 }
// The importer's layouts are a generator of test documents with its own command.
const isTest = (file: string) => /\.test(-support)?\.tsx?$|\/import\/layouts\//.test(file) || file.startsWith('test/')
const featureOf = (file: string) => /^src\/features\/([^/]+)\//.exec(file)?.[1]
const isFace = (file: string) => /^src\/(console|resident)\//.test(file)
const inConsole = (file: string) => /^src\/features\/[^/]+\/console\//.test(file)
const database = new Set(['kysely', 'pg', 'pg-copy-streams'])

/** All rules, for the floors of the features. */
export function houseRules(floors: ReturnType<typeof floorsOf>): Rule[] {
  const floor = (file: string) => floors.get(featureOf(file) ?? '')
  return [
    {
      name: 'the platform knows no feature and no face',
      why: 'imports go down only',
      breaks: ({ from, to }) =>
        from.startsWith('src/platform/') &&
        !isTest(from) &&
        /^src\/(features|console|resident|demo|app|product|main)\b/.test(to) &&
        !from.startsWith('src/platform/cli/'),
    },
    {
      name: 'the frames know no feature',
      why: 'the console collects pages by pattern, the resident frame is handed them',
      breaks: ({ from, to }) => isFace(from) && /^src\/(features|demo|app|product|main)\b/.test(to),
    },
    {
      name: 'imports go down the floors, and engines do not meet',
      why: 'composers → engines → ground; engines meet through what they register',
      breaks: ({ from, to }) => {
        const [a, b] = [floor(from), floor(to)]
        if (!a || !b || featureOf(from) === featureOf(to) || isTest(from)) return false
        return height[a] < height[b] || (a === 'engine' && b === 'engine')
      },
    },
    {
      name: 'features meet at the door',
      why: 'another feature is entered by its index.ts or read by its contract',
      breaks: ({ from, to }) =>
        featureOf(from) !== undefined &&
        featureOf(to) !== undefined &&
        featureOf(from) !== featureOf(to) &&
        !isTest(from) &&
        !(floor(from) === 'composer' && inConsole(from)) &&
        !/^src\/features\/[^/]+\/index\.ts$|\/contract\.ts$|\/shapes\.ts$/.test(to),
    },
    {
      name: 'contracts are pure',
      why: 'a shape knows zod, other shapes and the constants of pure rules',
      breaks: ({ from, to }) =>
        /^src\/features\/.+\/contract\.ts$/.test(from) && to !== 'zod' && !/\/(contract|shapes|pack)\.ts$|\/rules\//.test(to),
    },
    {
      name: 'rules are pure',
      why: 'the algorithms of a standard know no database, clock, file or network',
      breaks: ({ from, to }) =>
        /^src\/features\/.+\/rules(\.ts|\/)/.test(from) &&
        !isTest(from) &&
        (to.startsWith('src/platform/') || to.startsWith('node:') || database.has(to)),
    },
    {
      name: 'SQL lives in stores',
      why: 'who looks for a query knows where',
      breaks: ({ from, to }) =>
        featureOf(from) !== undefined && !isTest(from) && database.has(to) && !/(^|\/|-)(store|tables|current)\.ts$/.test(from),
    },
    {
      name: 'routes and pages call actions',
      why: 'HTTP holds no SQL',
      breaks: ({ from, to }) =>
        (/^src\/features\/.+\/routes\.ts$/.test(from) || /^src\/features\/.+\/resident\//.test(from)) &&
        /\/(store|current)\.ts$/.test(to) &&
        featureOf(to) !== undefined,
    },
    {
      name: 'the browser gets shapes and pure rules only',
      why: 'server code never reaches a page',
      breaks: ({ from, to, typesOnly }) =>
        !typesOnly &&
        !isTest(from) &&
        (inConsole(from) || from.startsWith('src/console/')) &&
        (to.startsWith('node:') ||
          (/^src\/(platform|features)\//.test(to) &&
            !inConsole(to) &&
            !/\/(contract|shapes|pack|words|actor)\.ts$|\/rules(\.ts|\/)|^src\/platform\/look\/|\.json$/.test(to))),
    },
    {
      name: 'the product does not need its tests',
      why: 'tests are not shipped',
      breaks: ({ from, to }) => from.startsWith('src/') && !isTest(from) && isTest(to),
    },
  ]
}
