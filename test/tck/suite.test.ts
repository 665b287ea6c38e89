import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reportOf, tableOf } from './report.ts'
import { runFolder, tckFolder } from './suite.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tck-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function put(path: string, text: string) {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

const model = (name: string, text: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20180521/MODEL/" namespace="urn:${name}" name="${name}">
     <inputData id="i" name="x"><variable name="x" typeRef="number"/></inputData>
     <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
       <literalExpression><text>${text}</text></literalExpression></decision>
   </definitions>`

const cases = (modelName: string, expected: Record<string, string>) =>
  `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
     <modelName>${modelName}</modelName>
     ${Object.entries(expected)
       .map(
         ([id, value]) => `<testCase id="${id}"><inputNode name="x"><value xsi:type="xsd:decimal">3</value></inputNode>
           <resultNode name="d" type="decision"><expected>${value}</expected></resultNode></testCase>`,
       )
       .join('')}
   </testCases>`

const number = (text: string) => `<value xsi:type="xsd:decimal">${text}</value>`

test('test cases are found however deep they lie, several files and models in one folder', async () => {
  await put('compliance-level-2/0001-a/0001-a.dmn', model('a', 'x + 1'))
  await put('compliance-level-2/0001-a/0001-a-test-01.xml', cases('0001-a.dmn', { '001': number('4') }))
  await put('b.dmn', model('b', 'x * 2'))
  await put('c.dmn', model('c', 'x * 3'))
  await put('b-test-01.xml', cases('b', { '001': number('6') }))
  await put('c-test-01.xml', cases('c.dmn', { '001': number('9'), '002': number('9.0') }))
  const outcomes = await runFolder(folder)
  expect(outcomes.map(({ id, passed }) => [id.replace(/^tck-[^/]*/, 'flat'), passed])).toEqual([
    ['flat/b-test-01/001', true],
    ['flat/c-test-01/001', true],
    ['flat/c-test-01/002', true],
    ['compliance-level-2/0001-a/0001-a-test-01/001', true],
  ])
})

test('what fails is told with what was expected and what came', async () => {
  await put('a/a.dmn', model('a', '[x / 7, &quot;b&quot;, @&quot;2026-11-22&quot;]'))
  const wrong = {
    rounded: `<list><item>${number('0.42857143')}</item><item><value xsi:type="xsd:string">b</value></item><item><value xsi:type="xsd:date">2026-11-22</value></item></list>`,
    number: `<list><item>${number('0.428')}</item></list>`,
    nothing: '<value xsi:nil="true"/>',
    kind: '<value xsi:type="xsd:string">b</value>',
  }
  await put('a/a-test-01.xml', cases('a.dmn', wrong))
  const outcomes = await runFolder(folder)
  expect(outcomes.map(({ passed }) => passed)).toEqual([true, false, false, false])
  expect(outcomes[2]?.reasons).toEqual(['d: expected null, got [0.4285714285714285714285714285714286, "b", 2026-11-22]'])
  const { total, failures } = reportOf(outcomes)
  expect({ total, failures: failures.length }).toEqual({ total: { passed: 1, total: 4 }, failures: 3 })
  expect(tableOf(reportOf(outcomes))).toMatch(/^all\s+1 \/ 4\s+25\.00%$/m)
})

test('files that cannot be read fail and do not hide the others', async () => {
  await put('a/a.dmn', '<definitions>')
  await put('a/a-test-01.xml', cases('a.dmn', { '001': number('1'), '002': number('2') }))
  await put('b/b-test-01.xml', '<testCases><testCase>')
  await put('c/c.dmn', model('c', 'x +'))
  await put('c/c-test-01.xml', cases('c.dmn', { '001': number('1'), '002': '<value xsi:nil="true"/>' }))
  const outcomes = await runFolder(folder)
  expect(outcomes.map(({ id, passed }) => [id, passed])).toEqual([
    ['a/a-test-01/001', false],
    ['a/a-test-01/002', false],
    ['b/b-test-01/all', false],
    ['c/c-test-01/001', false],
    ['c/c-test-01/002', true],
  ])
  expect(outcomes[3]?.reasons.join()).toContain('x +')
})

test('a folder that is named and not there is an error, not an absence', async () => {
  vi.stubEnv('DMN_TCK', join(folder, 'nowhere'))
  await expect(runFolder(tckFolder() ?? '')).rejects.toThrow(/nowhere does not exist: expected a folder/)
})
