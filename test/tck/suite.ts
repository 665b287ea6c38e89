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

/** The folder of the TCK: the environment variable `DMN_TCK`, there or not, else the one beside the project; undefined where that is absent. */
export function tckFolder(): string | undefined {
  if (process.env.DMN_TCK) return process.env.DMN_TCK
  const beside = join(import.meta.dirname, '../../../shared/data/dmn-tck')
  return existsSync(beside) ? beside : undefined
}

/** Runs every `*-test-*.xml` below the folder, however deep, with the models that lie beside it. */
export async function runFolder(root: string): Promise<Outcome[]> {
  if (!existsSync(root)) throw new Error(`${root} does not exist: expected a folder of the DMN TCK's test cases`)
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
  const failed = (test: { id: string; description: string }, reason: string): Outcome => ({
    id: `${name}/${test.id}`,
    folder,
    passed: false,
    kind: 'other',
    description: test.description,
    reasons: [reason],
  })
  let tests: TestFile
  try {
    tests = readCases(await readFile(file, 'utf8'))
  } catch (error) {
    return [failed({ id: 'all', description: '' }, `the test cases could not be read: ${messageOf(error)}`)]
  }
  try {
    const { library, model } = await loadModels(dirname(file), tests)
    return tests.cases.map((test) => {
      const reasons = run(test, library, model)
      const kind = kindOfLogic(model, [...test.results.map((it) => it.name), ...(test.invocable ? [test.invocable] : [])])
      return { id: `${name}/${test.id}`, folder, passed: reasons.length === 0, kind, description: test.description, reasons }
    })
  } catch (error) {
    return tests.cases.map((test) => failed(test, `the model could not be read: ${messageOf(error)}`))
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return `${error.name}: ${error.message} ${error.stack?.split('\n')[1]?.trim() ?? ''}`
}

/** The model under test; where it imports others, also those that lie beside it. */
async function loadModels(folder: string, { modelName }: TestFile): Promise<{ library: Library; model: Loaded }> {
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.dmn')).sort()
  const wanted =
    names.find((name) => name === modelName || name === `${modelName}.dmn`) ?? (names.length === 1 ? names[0] : undefined)
  if (!wanted) throw new Error(`there is no ${modelName} beside the test cases`)
  const read = async (name: string) => readModel(await readFile(join(folder, name), 'utf8'))
  const model = await read(wanted)
  const others = model.imports.length === 0 ? [] : await Promise.allSettled(names.filter((name) => name !== wanted).map(read))
  // The model that is tested comes first, should two files claim one namespace.
  const library = libraryOf([model, ...others.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))])
  return { library, model: library.model(model.namespace) as Loaded }
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
    reasons.push(messageOf(error))
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
