import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import type { PlanIndicator, PlanPack } from '../../../src/features/plans/import/pack.ts'

const districts = join(import.meta.dirname, '../../../districts')

/** The committed facts of a district's plan, `310118-qingpu/plans/2021-2025.json`. */
export async function packOf(file: string): Promise<PlanPack> {
  return JSON.parse(await readFile(join(districts, file), 'utf8')) as PlanPack
}

/** Writes a plan's facts as an office would: a Word file with a head, one table of indicators for each field, numbered tasks with their departments. */
export async function asWordFile(pack: PlanPack): Promise<Buffer> {
  const head = [
    `${pack.issuer}文件`,
    pack.docNumber,
    `${pack.issuer}关于印发《${pack.title}》的通知`,
    '各镇人民政府、街道办事处，区政府各委、办、局：',
    `现将《${pack.title}》印发给你们，请认真按照执行。`,
    pack.issuer,
    pack.issuedDate?.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') ?? null,
    pack.title,
  ]
    .filter((line) => line !== null)
    .map((line) => new Paragraph(line))
  const tables = (['养老', '托育'] as const).flatMap((domain) => [
    new Paragraph(`“十四五”期间${pack.district}${domain}服务发展指标`),
    tableOf(pack.indicators.filter((row) => row.domain === domain)),
  ])
  const document = new Document({
    sections: [{ children: [...head, new Paragraph('一、发展目标'), ...tables, ...tasksOf(pack)] }],
  })
  return await Packer.toBuffer(document)
}

const titles = ['类别', '序号', '指标名称', '单位', '2020年', '2025年', '属性', '牵头单位']

function tableOf(indicators: PlanIndicator[]): Table {
  const rows = indicators.map(({ category, no, name, unit, base, target, nature, leads }, index) => [
    ...[category, String(no ?? index + 1), name, unit, base, target, nature].map((cell) => cell ?? ''),
    leads.join('、'),
  ])
  return new Table({ rows: [titles, ...rows].map(rowOf) })
}

const rowOf = (cells: string[]): TableRow =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })

function tasksOf(pack: PlanPack): Paragraph[] {
  let before: string[] = []
  return pack.tasks.flatMap(({ path, no, title, departments }) => {
    const headings = path.filter((heading, level) => before[level] !== heading)
    before = path
    const number = no === null ? '' : /^\d+$/.test(no) ? `${no}.` : no
    const duty = departments.length > 0 ? `（责任单位：${departments.join('、')}）` : ''
    return [...headings, `${number}${title}。按本方案要求组织实施，逐年推进，确保取得实效。${duty}`].map(
      (line) => new Paragraph(line),
    )
  })
}
