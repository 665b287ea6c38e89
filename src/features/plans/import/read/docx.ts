import { posix } from 'node:path'
import type { SourceDocument } from '../document.ts'
import { ImportProblem } from '../problem.ts'
import { readBlocks } from './docx/body.ts'
import { readNumbering } from './docx/numbering.ts'
import { readStyles } from './docx/styles.ts'
import { SourceText } from './source-text.ts'
import { child, childrenNamed, parseXml, type XmlElement } from './xml.ts'
import { type Archive, openArchive } from './zip.ts'

/**
 * Reads a Word document (.docx, Office Open XML) as a reader sees it: automatic numbers written out, merged cells resolved,
 * tracked changes accepted, text boxes in place; headers, footers, notes and comments are left out.
 * Throws `docx_broken`, `zip_bomb`, `too_deep` or `not_a_document`.
 */
export async function readDocx(bytes: Uint8Array): Promise<SourceDocument> {
  const archive = await openArchive(bytes)
  const main = await mainPart(archive)
  const document = await part(archive, main)
  const body = child(document, 'body')
  if (!body) throw noBody()

  const related = await relatedParts(archive, main)
  const text = new SourceText()
  const styles = readStyles(await part(archive, related('styles')))
  const numbering = readNumbering(await part(archive, related('numbering')))
  readBlocks(body, { styles, numbering }, text)
  return text.document('docx')
}

async function mainPart(archive: Archive): Promise<string> {
  const relationships = await part(archive, '_rels/.rels')
  const target = childrenNamed(relationships, 'Relationship').find((one) => one.attributes.Type?.endsWith('/officeDocument'))
    ?.attributes.Target
  const name = target ? target.replace(/^\/+/, '') : 'word/document.xml'
  if (!archive.has(name)) throw notWord()
  return name
}

async function relatedParts(archive: Archive, main: string): Promise<(kind: string) => string | undefined> {
  const folder = posix.dirname(main)
  const relationships = await part(archive, posix.join(folder, '_rels', `${posix.basename(main)}.rels`))
  const targets = new Map<string, string>()
  for (const { attributes } of childrenNamed(relationships, 'Relationship')) {
    const kind = attributes.Type?.split('/').at(-1)
    if (kind && attributes.Target && attributes.TargetMode !== 'External') targets.set(kind, attributes.Target)
  }
  return (kind) => {
    const target = targets.get(kind)
    return target?.startsWith('/') ? target.slice(1) : target && posix.join(folder, target)
  }
}

async function part(archive: Archive, name: string | undefined): Promise<XmlElement | undefined> {
  const xml = name === undefined ? undefined : await archive.text(name)
  return xml === undefined ? undefined : parseXml(xml.replace(/^\ufeff/, ''))
}

function notWord(): ImportProblem {
  return new ImportProblem('not_a_document', {
    zh: '这不是 Word 文档（压缩包里没有正文）。请上传方案的 .docx、.pdf、.html 或 .txt 文件。',
    en: 'This is not a Word document (the container has no main text). Please upload the plan as .docx, .pdf, .html or .txt.',
  })
}

function noBody(): ImportProblem {
  return new ImportProblem('docx_broken', {
    zh: '这个 Word 文件没有正文。请用 Word 或 WPS 打开检查，另存为 .docx 后再上传。',
    en: 'This Word file has no body. Open it in a word processor, save it as .docx again and upload that.',
  })
}
