import { normaliseNumber } from './normal.ts'
import { type CitizenNumber, type NumberFault, readCitizenNumber } from './number.ts'

/** A kind of document that proves who somebody is. `shape` is tried on the normalised number; where `citizen`, GB 11643 is checked before. */
export type DocumentKind = { key: string; zh: string; en: string; shape: RegExp; citizen: boolean; example: string }

const citizen = {
  key: 'citizen',
  zh: '居民身份证（户口簿）',
  en: 'resident identity card',
  shape: /^/,
  citizen: true,
  example: '11010519491231002X',
}

/**
 * The documents that are accepted, in the order that a clerk meets them. A child has a citizen number in the household register before it has a card, and a birth
 * certificate before that. The residence permit of people from Hong Kong, Macau and Taiwan follows GB 11643 with a division of its own. Passports of all states: ICAO
 * 9303 reads nine characters, some print more. The examples are specimens. Shapes other than the citizen number's are 待核: they refuse slips of the pen, they decide nothing.
 */
export const documentKinds: readonly DocumentKind[] = [
  citizen,
  {
    key: 'hmt_residence',
    zh: '港澳台居民居住证',
    en: 'residence permit (Hong Kong, Macau, Taiwan)',
    shape: /^8[123]0000/,
    citizen: true,
    example: '810000199408230021',
  },
  {
    key: 'foreign_residence',
    zh: '外国人永久居留身份证',
    en: 'foreign permanent resident card',
    shape: /^(9\d{16}[\dX]|[A-Z]{3}\d{12})$/,
    citizen: false,
    example: 'CAN110115197003',
  },
  {
    key: 'hm_travel',
    zh: '港澳居民来往内地通行证',
    en: 'mainland travel permit (Hong Kong, Macau)',
    shape: /^[HM]\d{8}(\d{2})?$/,
    citizen: false,
    example: 'H12345678',
  },
  {
    key: 'tw_travel',
    zh: '台湾居民来往大陆通行证',
    en: 'mainland travel permit (Taiwan)',
    shape: /^\d{8}(\d{2})?$/,
    citizen: false,
    example: '12345678',
  },
  { key: 'passport', zh: '护照', en: 'passport', shape: /^[A-Z0-9]{5,15}$/, citizen: false, example: 'E12345678' },
  {
    key: 'birth_certificate',
    zh: '出生医学证明',
    en: 'birth certificate',
    shape: /^[A-Z]\d{9}$/,
    citizen: false,
    example: 'U310123456',
  },
]

/** What is wrong with the number of a document: of a citizen number in detail, of another that it has not the shape of its kind. */
export type DocumentFault =
  | NumberFault
  | { code: 'document_number_shape'; zh: string; en: string; expected: string }
  | { code: 'document_kind_unknown'; expected: string; found: string }

/** A document's number as it is kept; `says` where the number itself says birth date and sex. */
export type DocumentNumber = { kind: string; number: string; says: CitizenNumber | undefined }

/** Reads the number of a document of a kind (its key, or its Chinese name as sheets write it), or says what is wrong; `on` as in `readCitizenNumber`. */
export function readDocument(kindOrName: string, text: string, on?: string): DocumentNumber | { fault: DocumentFault } {
  const kind = findDocumentKind(kindOrName)
  if (!kind)
    return { fault: { code: 'document_kind_unknown', expected: documentKinds.map(({ zh }) => zh).join('、'), found: kindOrName } }
  const says = kind.citizen ? readCitizenNumber(text, on) : undefined
  if (says && 'fault' in says) return says
  const number = says?.number ?? normaliseNumber(text)
  if (!kind.shape.test(number))
    return { fault: { code: 'document_number_shape', zh: kind.zh, en: kind.en, expected: kind.example } }
  return { kind: kind.key, number, says }
}

/** A kind by its key or its Chinese name; the card and the household register carry one and the same number. */
export function findDocumentKind(kindOrName: string): DocumentKind | undefined {
  const name = kindOrName.trim()
  if (['居民身份证', '身份证', '户口簿', '公民身份号码'].includes(name)) return citizen
  return documentKinds.find(({ key, zh }) => key === name || zh === name)
}
