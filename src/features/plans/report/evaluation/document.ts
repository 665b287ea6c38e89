import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { Words } from '../../../../platform/words/words.ts'
import { dayText } from '../figures.ts'
import { annexes } from './annexes.ts'
import type { EvaluationFacts } from './facts.ts'
import { indicatorSection } from './indicators.ts'
import { overallSection } from './overall.ts'
import { heiti, pairs, songti } from './parts.ts'
import { projectSection } from './projects.ts'
import { qualitySection } from './quality.ts'
import { supervisionSection } from './supervisions.ts'
import { taskSection } from './tasks.ts'
import { evaluationTitle, kindOf } from './title.ts'

/** The evaluation report as a .docx: headings for navigation, tables that repeat their headings, numbered pages. */
export async function evaluationDocument(facts: EvaluationFacts, words: Words): Promise<Buffer> {
  const title = evaluationTitle(facts, words)
  const children: FileChild[] = [
    new Paragraph({
      style: 'ReportTitle',
      children: [new TextRun(facts.plan.title), new TextRun({ text: kindOf(facts, words), break: 1 })],
    }),
    pairs(particulars(facts, words)),
    ...overallSection(facts, words),
    ...indicatorSection(facts, words),
    ...taskSection(facts, words),
    ...projectSection(facts, words),
    ...supervisionSection(facts, words),
    ...qualitySection(facts, words),
    ...annexes(facts, words),
  ]
  const document = new Document({
    ...{
      title,
      creator: words('plans.report.evaluation.creator'),
      description: words('plans.report.as_of', { day: facts.head.asOf }),
      styles,
    },
    sections: [
      {
        properties: { page: paper },
        headers: { default: running(facts, title, words) },
        footers: { default: pageNumbers(words) },
        children,
      },
    ],
  })
  return await Packer.toBuffer(document)
}

function particulars({ plan, head }: EvaluationFacts, words: Words): [string, string][] {
  const say = (name: string, values?: Record<string, unknown>) => words(`plans.report.evaluation.${name}`, values)
  const issued = [plan.issuer, plan.issuedOn].filter(Boolean).join('，')
  return [
    [say('document'), [plan.title, plan.docNumber].filter(Boolean).join('，')],
    ...(issued ? [[say('issued'), issued] as [string, string]] : []),
    [
      say('period'),
      say('period_of', { from: plan.periodStart ?? plan.periodEnd - 4, to: plan.periodEnd, version: plan.version }),
    ],
    [say('day'), say(head.corrected ? 'day_corrected' : 'day_known', { day: dayText(head.asOf, words) })],
    [say('data'), say(head.demo ? 'data_demo' : 'data_real')],
  ]
}

const centimetre = 567
const paper = {
  size: { width: 11906, height: 16838 },
  margin: {
    top: 2.4 * centimetre,
    bottom: 2.2 * centimetre,
    left: 1247,
    right: 1247,
    header: 1.2 * centimetre,
    footer: 1.2 * centimetre,
  },
}

function running({ head }: EvaluationFacts, title: string, words: Words): Header {
  const text = [
    title,
    words('plans.report.as_of', { day: head.asOf }),
    ...(head.demo ? [words('plans.report.demo_short')] : []),
  ].join('　')
  return new Header({
    children: [new Paragraph({ style: 'Remark', alignment: AlignmentType.RIGHT, children: [new TextRun(text)] })],
  })
}

function pageNumbers(words: Words): Footer {
  const [before, between, after] = words('plans.report.evaluation.pages').split('#')
  const children = [
    new TextRun({ children: [before ?? '', PageNumber.CURRENT, between ?? '', PageNumber.TOTAL_PAGES, after ?? ''] }),
  ]
  return new Footer({ children: [new Paragraph({ style: 'Remark', alignment: AlignmentType.CENTER, children })] })
}

const lines = (factor: number) => ({ line: 240 * factor, lineRule: LineRuleType.AUTO })
const headingStyle = (size: number, before: number) => ({
  run: { font: heiti, size, bold: true, color: '1D2526' },
  paragraph: { spacing: { before, after: 120, ...lines(1.2) }, keepNext: true },
})

const styles = {
  default: {
    document: { run: { font: songti, size: 24 } },
    heading1: headingStyle(32, 360),
    heading2: headingStyle(28, 240),
  },
  paragraphStyles: [
    {
      id: 'ReportTitle',
      name: 'Report Title',
      basedOn: 'Normal',
      run: { font: heiti, size: 40, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 600, after: 360, ...lines(1.3) } },
    },
    {
      id: 'RunningText',
      name: 'Running Text',
      basedOn: 'Normal',
      run: { size: 24 },
      paragraph: { alignment: AlignmentType.BOTH, indent: { firstLine: 480 }, spacing: { after: 60, ...lines(1.5) } },
    },
    { id: 'Cell', name: 'Table Cell', basedOn: 'Normal', run: { size: 18 }, paragraph: { spacing: lines(1.05) } },
    {
      id: 'Remark',
      name: 'Remark',
      basedOn: 'Normal',
      run: { size: 18, color: '4A5556' },
      paragraph: { spacing: { before: 60, after: 60 } },
    },
  ],
}
