/** Why a file cannot be imported. Codes are stable; the sentences say what was expected, in Chinese and English. */
export const importProblems = {
  not_a_plan: {
    zh: '没有在文件中找到“一老一小”方案的指标或任务。请上传方案正文（含指标表或编号任务），而不是新闻、解读或只有附件链接的网页。',
    en: 'No indicators or tasks of an eldercare and childcare plan were found. Give the plan itself (with an indicator table or numbered tasks), not a news page, a commentary or a page that only links to it.',
  },
  no_text: {
    zh: '文件里没有可以读取的文字。扫描件请先做文字识别，再上传带文字层的文件或粘贴文本。',
    en: 'The file holds no readable text. Run text recognition on a scan first, then give a file with a text layer or paste the text.',
  },
  unreadable_text: {
    zh: '无法识别文本的编码。请存为 UTF-8、UTF-16 或 GB18030 后再试。',
    en: 'The encoding of the text was not recognised. Save it as UTF-8, UTF-16 or GB18030 and try again.',
  },
  file_not_found: {
    zh: '找不到文件。请给出存在的 .txt、.docx、.pdf 或 .html 文件。',
    en: 'The file was not found. Name an existing .txt, .docx, .pdf or .html file.',
  },
  unknown_format: {
    zh: '不认识的格式。可用的格式：txt、docx、pdf、html。',
    en: 'Unknown format. Use one of txt, docx, pdf, html.',
  },
  too_large: {
    zh: '文件太大。',
    en: 'The file is too large.',
  },
} as const

export type ImportProblemCode = keyof typeof importProblems

/** Thrown for a file that cannot become a plan pack; `code` is stable, `zh` and `en` are sentences for people. */
export class ImportProblem extends Error {
  readonly code: string
  readonly zh: string
  readonly en: string
  constructor(code: string, sentences: { zh: string; en: string }) {
    super(`${code}: ${sentences.zh} ${sentences.en}`)
    this.name = 'ImportProblem'
    this.code = code
    this.zh = sentences.zh
    this.en = sentences.en
  }
}

/** The problem of that code with its standing sentences. */
export function importProblem(code: ImportProblemCode): ImportProblem {
  return new ImportProblem(code, importProblems[code])
}
