import { expect, test } from 'vitest'
import { documentFromText, parsePlan } from './index.ts'

const body = `
一、总体要求
坚持以人民为中心，积极应对人口老龄化，统筹推进养老托育服务。
二、重点任务
（一）发展养老服务
1.健全基本养老服务体系。落实基本养老服务清单。（责任单位：区民政局、区财政局）
2.发展托育服务。（责任单位：区教育局）
`
const headOf = (...lines: string[]) => {
  const { title, docNumber, issuer, issuedDate } = parsePlan(documentFromText(`${lines.join('\n')}\n${body}`))
  return { title, docNumber, issuer, issuedDate }
}
const title = '临江区“一老一小”整体解决方案'

test.each([
  ['issuer, number and title', ['临江区人民政府办公室', '临府办发〔2026〕3号', title], '临江区人民政府办公室'],
  ['issuer and title on a line each, the number last', ['临江区人民政府', title, '临府发〔2026〕3号'], null],
  [
    'the title broken over two lines',
    ['临江区人民政府', '临府办发〔2026〕3号', '临江区“一老一小”', '整体解决方案'],
    '临江区人民政府',
  ],
  ['number and title alone', ['临府办发〔2026〕3号', title], null],
] as const)('a head of %s: neither office nor number is joined into the title', (_name, lines, issuer) => {
  expect(headOf(...lines)).toEqual({
    title,
    docNumber: lines.find((line) => line.includes('〔')),
    issuer,
    issuedDate: null,
  })
})

test('an office that is the beginning of the title stays in it', () => {
  expect(headOf('临江区人民政府', '关于促进养老托育服务发展的实施方案').title).toBe(
    '临江区人民政府关于促进养老托育服务发展的实施方案',
  )
})
