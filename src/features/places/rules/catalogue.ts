import type { Attribute, Catalogue } from '../catalogue/contract.ts'

type Extension = { [Part in keyof Catalogue]?: Catalogue[Part] | undefined }

/** The national catalogue with what a district says otherwise: an entry of the same id replaces, a new one is added. */
export function extended(national: Catalogue, own: Extension): Catalogue {
  return {
    types: { ...national.types, ...own.types },
    attributes: { ...national.attributes, ...own.attributes },
    designations: { ...national.designations, ...own.designations },
    figures: { ...national.figures, ...own.figures },
    norms: { ...national.norms, ...own.norms },
  }
}

/** What does not fit together in a catalogue: attributes that a type names and nobody describes, choices without choices. */
export function catalogueFaults({ types, attributes }: Catalogue): string[] {
  const unknown = Object.entries(types).flatMap(([id, type]) =>
    type.attributes.filter((name) => !attributes[name]).map((name) => `types.${id}.attributes: ${name} is not described`),
  )
  const empty = Object.entries(attributes)
    .filter(([, { kind, choices }]) => (kind === 'choice' || kind === 'set') !== (choices !== undefined))
    .map(([id]) => `attributes.${id}.choices: expected with kind choice or set, and only there`)
  return [...unknown, ...empty]
}

/** A value of an attribute as it is kept, or what was expected instead. A set is kept in the order of its choices, joined by commas. */
export function readAttribute(attribute: Attribute, text: string): { value: string } | { expected: string } {
  const given = text.normalize('NFKC').trim()
  switch (attribute.kind) {
    case 'number':
      return readNumber(attribute, given)
    case 'flag':
      if (/^(yes|是|有|true|1)$/i.test(given)) return { value: 'yes' }
      if (/^(no|否|无|false|0)$/i.test(given)) return { value: 'no' }
      return { expected: 'yes / no（是 / 否）' }
    case 'choice': {
      const found = chosen(attribute, given)
      return found ? { value: found } : { expected: choicesOf(attribute) }
    }
    case 'set': {
      const names = given.split(/[,，、;；\s]+/).filter((name) => name !== '')
      const found = names.map((name) => chosen(attribute, name))
      if (names.length === 0 || found.includes(undefined)) return { expected: choicesOf(attribute) }
      return {
        value: Object.keys(attribute.choices ?? {})
          .filter((id) => found.includes(id))
          .join(','),
      }
    }
    case 'text':
      return given.length >= 1 && given.length <= 120 ? { value: given } : { expected: '1–120' }
  }
}

function readNumber({ min = 0, max = Number.MAX_SAFE_INTEGER, whole, unit = '' }: Attribute, text: string) {
  const number = /^\d{1,12}(\.\d{1,4})?$/.test(text.replaceAll(',', '')) ? Number(text.replaceAll(',', '')) : Number.NaN
  const expected = `${min}–${max}${unit && ` ${unit}`}`
  if (!(number >= min && number <= max) || (whole && !Number.isInteger(number))) return { expected }
  return { value: String(number) }
}

function chosen({ choices = {} }: Attribute, name: string): string | undefined {
  return Object.entries(choices).find(([id, { zh, en }]) => [id, zh, en].includes(name))?.[0]
}

const choicesOf = ({ choices = {} }: Attribute) =>
  Object.values(choices)
    .map(({ zh }) => zh)
    .join('、')
