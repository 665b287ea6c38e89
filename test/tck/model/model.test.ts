import { describe, expect, test } from 'vitest'
import type { Value } from '../../../src/platform/rules/feel/values.ts'
import { show } from '../compare.ts'
import { Evaluation } from './evaluate.ts'
import { libraryOf } from './library.ts'
import { readModel } from './read.ts'

const definitions = (namespace: string, body: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="${namespace}" name="${namespace}">${body}</definitions>`
const literal = (text: string) => `<literalExpression><text>${text}</text></literalExpression>`
const decision = (name: string, logic: string, { type = 'Any', needs = '' } = {}) =>
  `<decision id="d-${name}" name="${name}"><variable name="${name}" typeRef="${type}"/>${needs}${logic}</decision>`
const input = (name: string, type: string) =>
  `<inputData id="i-${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`
const needsInput = (href: string) => `<informationRequirement><requiredInput href="${href}"/></informationRequirement>`
const needsDecision = (href: string) => `<informationRequirement><requiredDecision href="${href}"/></informationRequirement>`
const needsKnowledge = (href: string) => `<knowledgeRequirement><requiredKnowledge href="${href}"/></knowledgeRequirement>`

/** The value of the decision in the first of the models, as FEEL writes it. */
function answerOf(name: string, bodies: string[], inputs: Record<string, Value> = {}): string {
  const library = libraryOf(bodies.map((body, i) => readModel(definitions(`urn:${'abc'[i]}`, body))))
  const model = library.model('urn:a')
  const node = model?.nodes.find((it) => it.name === name)
  if (!model || !node) throw new Error(`there is no ${name}`)
  const value = new Evaluation(library, model, new Map(Object.entries(inputs))).valueOf(node)
  expect(model.problems).toEqual([])
  return show(value)
}

const one = (logic: string, type?: string, items = '') => answerOf('d', [items + decision('d', logic, { type })])

describe('boxed expressions', () => {
  test.each<[string, string, string]>([
    ['list', `<list>${literal('1')}${literal('"b"')}</list>`, '[1, "b"]'],
    [
      'relation',
      `<relation><column name="a"/><column name="b c"/><row>${literal('1')}${literal('2')}</row></relation>`,
      '[{a: 1, b c: 2}]',
    ],
    ['filter', `<filter><in>${literal('[1, 2, 3]')}</in><match>${literal('item &gt; 1')}</match></filter>`, '[2, 3]'],
    [
      'filter of contexts',
      `<filter><in>${literal('[{a: 1}, {a: 2}]')}</in><match>${literal('a = 2')}</match></filter>`,
      '[{a: 2}]',
    ],
    [
      'for with partial',
      `<for iteratorVariable="i"><in>${literal('1..3')}</in><return>${literal('count(partial) + i')}</return></for>`,
      '[1, 3, 5]',
    ],
    [
      'for over a boxed list with a boxed body',
      `<for iteratorVariable="i"><in><list>${literal('1')}${literal('2')}</list></in><return><context><contextEntry><variable name="x"/>${literal('i * 2')}</contextEntry></context></return></for>`,
      '[{x: 2}, {x: 4}]',
    ],
    [
      'some',
      `<some iteratorVariable="i"><in>${literal('[1, 2]')}</in><satisfies>${literal('i &gt; 1')}</satisfies></some>`,
      'true',
    ],
    [
      'context with a result and a name of two words',
      `<context><contextEntry><variable name="first one"/>${literal('2')}</contextEntry><contextEntry>${literal('first one + 1')}</contextEntry></context>`,
      '3',
    ],
    [
      'invocation of a function of the library',
      `<invocation>${literal('substring')}<binding><parameter name="start position"/>${literal('2')}</binding><binding><parameter name="string"/>${literal('"abc"')}</binding></invocation>`,
      '"bc"',
    ],
    [
      'functions that call themselves',
      `<context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="n"/>${literal('if n = 0 then 1 else n * f(n - 1)')}</functionDefinition></contextEntry><contextEntry><variable name="g"/>${literal('function(n) if n = 0 then 0 else 2 + g(n - 1)')}</contextEntry><contextEntry>${literal('[f(5), g(5)]')}</contextEntry></context>`,
      '[120, 10]',
    ],
  ])('%s', (_, logic, expected) => {
    expect(one(logic)).toBe(expected)
  })

  test('a knowledge model that calls itself', () => {
    const knowledge = `<businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic><formalParameter name="n"/>${literal('if n = 0 then 1 else n * k(n - 1)')}</encapsulatedLogic>${needsKnowledge('#k')}</businessKnowledgeModel>`
    expect(answerOf('d', [knowledge + decision('d', literal('k(5)'), { needs: needsKnowledge('#k') })])).toBe('120')
  })
})

const table = (attributes: string, rows: [string, string][], { outputs = '<output/>', needs = '' } = {}) =>
  `${needs}<decisionTable ${attributes}><input><inputExpression typeRef="number"><text>x</text></inputExpression></input>${outputs}${rows
    .map(
      ([test_, output]) =>
        `<rule><inputEntry><text>${test_}</text></inputEntry>${output
          .split('|')
          .map((it) => `<outputEntry><text>${it}</text></outputEntry>`)
          .join('')}</rule>`,
    )
    .join('')}</decisionTable>`

describe('decision tables', () => {
  const rows: [string, string][] = [
    ['&lt; 5', '"low"'],
    ['&lt; 9', '"high"'],
    ['-', '"none"'],
  ]
  const listed = '<output><outputValues><text>"none", "high", "low"</text></outputValues></output>'
  const run = (logic: string, x: Value, type?: string) =>
    answerOf('d', [input('x', 'number') + decision('d', logic, { type, needs: needsInput('#i-x') })], { x })

  test.each<[string, string]>([
    ['', 'null'],
    ['hitPolicy="FIRST"', '"low"'],
    ['hitPolicy="ANY"', 'null'],
    ['hitPolicy="PRIORITY"', '"none"'],
    ['hitPolicy="RULE ORDER"', '["low", "high", "none"]'],
    ['hitPolicy="OUTPUT ORDER"', '["none", "high", "low"]'],
    ['hitPolicy="COLLECT" aggregation="COUNT"', '3'],
    ['hitPolicy="COLLECT" aggregation="MIN"', '"high"'],
  ])('%s', (attributes, expected) => {
    expect(run(table(attributes, rows, { outputs: listed }), 3)).toBe(expected)
  })

  test('several outputs make a context, of a list a list of them, and each may have a default', () => {
    const outputs = '<output name="a"><defaultOutputEntry><text>0</text></defaultOutputEntry></output><output name="b c"/>'
    expect(run(table('', [['1', '1|"one"']], { outputs }), 1)).toBe('{a: 1, b c: "one"}')
    expect(run(table('', [['1', '1|"one"']], { outputs }), 2)).toBe('{a: 0, b c: null}')
    expect(run(table('hitPolicy="COLLECT"', [['1', '1|2']], { outputs }), 1)).toBe('[{a: 1, b c: 2}]')
  })

  test('an input that its column does not allow makes the table null', () => {
    const strict = table('', [['-', '1']]).replace(
      '</inputExpression>',
      '</inputExpression><inputValues><text>[0..5]</text></inputValues>',
    )
    expect(run(strict, 5)).toBe('1')
    expect(run(strict, 6)).toBe('null')
  })

  test('a test may use the names of its decision and ask about ? itself', () => {
    expect(
      run(
        table('hitPolicy="FIRST"', [
          ['x - 1', '"less"'],
          ['? = x and ? &gt; 2', '"itself"'],
        ]),
        3,
      ),
    ).toBe('"itself"')
  })
})

describe('types', () => {
  const items =
    '<itemDefinition name="tLevel"><typeRef>number</typeRef><allowedValues><text>[0..6]</text></allowedValues></itemDefinition>' +
    '<itemDefinition name="tLevels" isCollection="true"><typeRef>tLevel</typeRef></itemDefinition>' +
    '<itemDefinition name="tSome" isCollection="true"><typeRef>tLevel</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>' +
    '<itemDefinition name="tPerson"><itemComponent name="age"><typeRef>number</typeRef></itemComponent></itemDefinition>'
  test.each<[string, string, string]>([
    ['tLevel', '6', '6'],
    ['tLevel', '7', 'null'],
    ['tLevel', '[3]', '3'],
    ['tLevels', '3', '[3]'],
    ['tLevels', '[3, 7]', 'null'],
    ['tSome', '[1, 2]', '[1, 2]'],
    ['tSome', '[1, 2, 3]', 'null'],
    ['tPerson', '{age: 3, name: "x"}', '{age: 3, name: "x"}'],
    ['tPerson', '{name: "x"}', 'null'],
    ['list&lt;number&gt;', '"a"', 'null'],
    ['date and time', 'date("2026-11-22")', '2026-11-22T00:00:00Z'],
    ['boolean', '{x: 7} instance of tPerson', 'false'],
    ['boolean', '{age: 7} instance of tPerson', 'true'],
  ])('%s of %s', (type, text, expected) => {
    expect(one(literal(text), type, items)).toBe(expected)
  })
})

describe('models that use others', () => {
  const lower =
    '<itemDefinition name="tName"><typeRef>string</typeRef><allowedValues><text>"Ann", "Bo"</text></allowedValues></itemDefinition>' +
    input('a name', 'tName') +
    decision('greeting', literal('"Hello " + a name'), { needs: needsInput('#i-a name') }) +
    `<businessKnowledgeModel id="k" name="say it"><variable name="say it"/><encapsulatedLogic><formalParameter name="it" typeRef="tName"/>${literal('it + "!"')}</encapsulatedLogic></businessKnowledgeModel>` +
    '<decisionService id="s" name="both"><variable name="both"/><outputDecision href="#d-greeting"/><outputDecision href="#d-length"/><inputData href="#i-a name"/></decisionService>' +
    decision('length', literal('string length(greeting)'), { needs: needsDecision('#d-greeting') })
  const imports = '<import name="low er" namespace="urn:b"/>'
  const given = { 'low er': new Map<string, Value>([['a name', 'Ann']]) }

  test.each<[string, string, string]>([
    ['a decision of another model', 'low er.greeting', '"Hello Ann"'],
    ['a knowledge model', 'low er.say it("Bo")', '"Bo!"'],
    ['whose parameter does not allow the argument', 'low er.say it("Cy")', 'null'],
    ['a service with two outputs', 'low er.both("Bo").length', '8'],
    ['two of them in one expression', '[low er.a name, low er.greeting]', '["Ann", "Hello Ann"]'],
  ])('%s', (_, text, expected) => {
    const needs =
      needsDecision('urn:b#d-greeting') + needsInput('urn:b#i-a name') + needsKnowledge('urn:b#k') + needsKnowledge('urn:b#s')
    expect(answerOf('d', [imports + decision('d', literal(text), { needs }), lower], given)).toBe(expected)
  })

  test('types of an imported model carry its name', () => {
    const body = imports + decision('d', literal('"Cy"'), { type: 'low er.tName' })
    expect(answerOf('d', [body, lower])).toBe('null')
    expect(answerOf('d', [body.replace('"Cy"', '"Bo"'), lower])).toBe('"Bo"')
  })
})
