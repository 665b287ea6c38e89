import { createWriteStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { checkCharacter } from '../src/features/people/identity/number.ts'
import { plusDays } from '../src/platform/clock.ts'

/** The headings of the sheet, as the product's own template has them. */
export const sheetHeadings: readonly string[] =
  '姓名 性别 证件号码 户籍街道 居住街道 居住居委 居住地址 联系电话 户号 与户主关系 独居'.split(' ')

/** Of so many rows one is broken: a street that is none, a number with a wrong check character, and no name, in turn. */
export const brokenEvery = 50

/** Writes a list of made-up people of a district as comma-separated text; answers how many of its rows are broken. */
export async function writePeopleSheet(file: string, rows: number, district: string): Promise<number> {
  const places = await placesOf(district)
  await pipeline(Readable.from(linesOf(rows, places)), createWriteStream(file))
  return Math.floor(rows / brokenEvery)
}

function* linesOf(rows: number, places: readonly Place[]): Iterable<string> {
  yield `${sheetHeadings.join(',')}\r\n`
  for (let at = 0; at < rows; at += 2_000)
    yield Array.from({ length: Math.min(2_000, rows - at) }, (_, n) => `${rowOf(at + n, places).join(',')}\r\n`).join('')
}

/** Three to a household; born on 31,000 days from 1930 on, each of whom has a number of the division that never was. */
function rowOf(at: number, places: readonly Place[]): string[] {
  const household = Math.floor(at / 3)
  const { street, committee } = places[household % places.length] as Place
  const bornOn = plusDays('1930-01-01', (at * 7) % 31_000)
  const serial = Math.floor(at / 31_000)
  const body = `999999${bornOn.replaceAll('-', '')}${String(serial * 2 + (at % 2)).padStart(3, '0')}`
  const broken = at % brokenEvery === brokenEvery - 1 ? Math.floor(at / brokenEvery) % 3 : undefined
  const check = checkCharacter(body)
  return [
    ...[broken === 2 ? '' : `葭${given[at % 97]}${given[(at * 31) % 89]}`, at % 2 === 1 ? '男' : '女'],
    ...[`${body}${broken === 1 ? (check === '0' ? '1' : '0') : check}`, at % 3 === 2 ? '区外：江苏省' : street],
    ...[broken === 0 ? '火星街道' : street, committee, `演示路${(household % 900) + 1}弄${(at % 60) + 1}号`],
    ...[`13${String(100_000_000 + at).slice(-9)}`, String(household), at % 3 === 0 ? '户主' : '其他', at % 20 === 0 ? '是' : ''],
  ]
}

const given = Array.from({ length: 97 }, (_, at) => String.fromCodePoint(0x4e00 + at * 53))

type Place = { street: string; committee: string }

/** Every committee of a district's files with its street. */
async function placesOf(district: string): Promise<Place[]> {
  const folder = join(import.meta.dirname, '../districts')
  const name = (await readdir(folder)).find((one) => one.startsWith(`${district}-`))
  const { streets } = JSON.parse(await readFile(join(folder, name ?? district, 'areas.json'), 'utf8')) as {
    streets: { name: string; committees: [code: string, name: string][] }[]
  }
  return streets.flatMap(({ name: street, committees }) => committees.map(([, committee]) => ({ street, committee })))
}
