import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { readCases, type TestCase, type TestFile } from './cases.ts'
import { matches, show } from './compare.ts'
import { kindOfLogic, type LogicKind } from './logic-kind.ts'
import { Evaluation } from './model/evaluate.ts'
import { type Library, type Loaded, libraryOf } from './model/library.ts'
import { readModel } from './model/read.ts'

/** How a test case came out; `id` names folder, file and case. */
export type Outcome = { id: string; folder: string; passed: boolean; kind: LogicKind; description: string; reasons: string[] }

/** The folder of the TCK: the environment variable `DMN_TCK`, or beside the project; undefined where there is none. */
export function tckFolder(): string | undefined {
  const named = process.env.DMN_TCK
  if (named) {
    if (!existsSync(named))
      throw new Error(`DMN_TCK names ${named}, which does not exist: expected a folder of the DMN TCK's test cases`)
    return named
  }
  const beside = join(import.meta.dirname, '../../../shared/data/dmn-tck')
  return existsSync(beside) ? beside : undefined
}

/** Runs every `*-test-*.xml` below the folder, however deep, with the models that lie beside it. */
export async function runFolder(root: string): Promise<Outcome[]> {
  const files = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && /-test-[^/]*\.xml$/i.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .sort()
  const outcomes: Outcome[] = []
  for (const file of files) outcomes.push(...(await runFile(file, relative(root, dirname(file)) || basename(root))))
  return outcomes
}

async function runFile(file: string, folder: string): Promise<Outcome[]> {
  const name = `${folder}/${basename(file, '.xml')}`
  const tests = readCases(await readFile(file, 'utf8'))
  try {
    const { library, model } = await loadModels(dirname(file), tests)
    return tests.cases.map((test) => {
      const reasons = run(test, library, model)
      const kind = kindOfLogic(model, [...test.results.map((it) => it.name), ...(test.invocable ? [test.invocable] : [])])
      return { id: `${name}/${test.id}`, folder, passed: reasons.length === 0, kind, description: test.description, reasons }
    })
  } catch (error) {
    const reasons = [`the model could not be read: ${error instanceof Error ? error.message : String(error)}`]
    return tests.cases.map((it) => ({
      id: `${name}/${it.id}`,
      folder,
      passed: false,
      kind: 'other',
      description: it.description,
      reasons,
    }))
  }
}

async function loadModels(folder: string, { modelName }: TestFile): Promise<{ library: Library; model: Loaded }> {
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.dmn')).sort()
  const models = await Promise.all(
    names.map(async (name) => ({ name, model: readModel(await readFile(join(folder, name), 'utf8')) })),
  )
  const wanted = models.find(({ name }) => name === modelName || name === `${modelName}.dmn`) ?? models[0]
  if (!wanted) throw new Error(`there is no ${modelName} beside the test cases`)
  // The model that is tested comes first, should two files claim one namespace.
  const library = libraryOf([wanted.model, ...models.map(({ model }) => model)])
  return { library, model: library.model(wanted.model.namespace) as Loaded }
}

/** The reasons why the case fails; none where it passes. */
function run(test: TestCase, library: Library, model: Loaded): string[] {
  const before = model.problems.length
  const reasons: string[] = []
  try {
    const answer = answering(test, library, model)
    for (const { name, expected } of test.results) {
      const actual = answer(name)
      if (actual === undefined) reasons.push(`the model has no ${name}`)
      else if (!matches(expected, actual)) reasons.push(`${name}: expected ${show(expected)}, got ${show(actual)}`)
    }
  } catch (error) {
    reasons.push(
      error instanceof Error
        ? `${error.name}: ${error.message} ${(error.stack ?? '').split('\n')[1]?.trim() ?? ''}`
        : String(error),
    )
  }
  return reasons.length > 0 ? [...reasons, ...model.problems.slice(before)] : []
}

function answering(test: TestCase, library: Library, model: Loaded) {
  const evaluation = new Evaluation(library, model, test.inputs)
  const called = test.invocable ? model.nodes.find((node) => node.name === test.invocable) : undefined
  if (called?.kind === 'service') {
    const { outputs, result } = evaluation.runService(called, test.inputs)
    return (name: string) => (outputs.has(name) ? outputs.get(name) : name === called.name ? result : undefined)
  }
  if (called?.kind === 'knowledge') return () => evaluation.callKnowledge(called, test.inputs)
  return (name: string) => {
    const node = model.nodes.find((it) => it.name === name && it.kind !== 'input') ?? model.nodes.find((it) => it.name === name)
    return node && evaluation.valueOf(node)
  }
}
