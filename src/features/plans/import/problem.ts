/** Why a file could not be imported: stable, so that pages and scripts can translate it. */
export type ImportProblemCode =
  | 'empty_file'
  | 'too_large'
  | 'too_deep'
  | 'too_slow'
  | 'zip_bomb'
  | 'not_a_document'
  | 'old_word_format'
  | 'password_protected'
  | 'docx_broken'
  | 'pdf_broken'
  | 'pdf_encrypted'
  | 'pdf_without_text'
  | 'not_a_plan'

/** A refusal to import, with one sentence in each language that says what was expected instead. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem'
  readonly code: ImportProblemCode
  readonly zh: string
  readonly en: string

  constructor(code: ImportProblemCode, sentences: { zh: string; en: string }) {
    super(sentences.en)
    this.code = code
    this.zh = sentences.zh
    this.en = sentences.en
  }
}
