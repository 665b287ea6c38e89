import type { Words } from '../../../platform/words/words.ts'
import { readDocument } from '../identity/documents.ts'
import type { AddressPlace } from '../register/address-store.ts'
import type { Areas } from './areas.ts'
import { dayOf, isBlank, nameOf, phoneOf, roleOf, sexOf, textOf, yesOrNo } from './cells.ts'
import type { FactKindRead } from './fact-kinds.ts'
import type { Fault, PersonOfRow } from './person-row.ts'
import type { SheetRow } from './reading/csv.ts'
import type { ColumnMeaning, Field } from './shapes.ts'

/** What reading a row needs: what the columns mean, the district's areas and kinds of facts, whose people may come in, the day, and the words. */
export type RowReading = {
  columns: readonly ColumnMeaning[]
  areas: Areas
  facts: ReadonlyMap<string, FactKindRead>
  scope: string
  today: string
  words: Words
}

/** Reads a row: the person it means, or everything that is wrong with it. */
export function readRow(sheet: SheetRow, reading: RowReading): { person: PersonOfRow } | { faults: Fault[] } {
  const reader = new RowReader(sheet, reading)
  const person = reader.read()
  return reader.faults.length > 0 ? { faults: reader.faults } : { person }
}

class RowReader {
  readonly faults: Fault[] = []
  private readonly sheet: SheetRow
  private readonly reading: RowReading
  private readonly cells = new Map<string, string>()

  constructor(sheet: SheetRow, reading: RowReading) {
    this.sheet = sheet
    this.reading = reading
    for (const [at, meaning] of reading.columns.entries()) {
      if (meaning === null) continue
      const cell = sheet.cells[at] ?? ''
      const text = textOf(cell)
      if (text.startsWith('=')) this.refuse(meaning, 'formula')
      else if (text.length > 500) this.refuse(meaning, 'cell_too_long')
      else if (!text.isWellFormed() || text.includes('\u0000')) this.refuse(meaning, 'cell_broken')
      else this.cells.set(meaning, text)
    }
  }

  read(): PersonOfRow {
    const name = this.name()
    const document = this.document()
    const bornOn = this.bornOn(document?.bornOn)
    const sex = this.sex(document?.sex)
    const registered = this.place('registered')
    const residence = this.place('residence')
    this.judgePlace(registered, residence)
    if (!document && bornOn === undefined && this.faults.length === 0) this.refuse('bornOn', 'number_or_birth_needed')
    return {
      ...{ row: this.sheet.row, name, sex, bornOn, registered, residence },
      document: document && { kind: document.kind, number: document.number },
      phone: this.phone(),
      household: this.household(),
      facts: this.facts(),
    }
  }

  private refuse(field: string, reason: string, values: Record<string, unknown> = {}, key = `people.import.expected.${reason}`) {
    this.faults.push({ field, reason, expected: this.reading.words(key, values) })
  }

  private text(field: Field): string | undefined {
    const text = this.cells.get(field)
    return text === undefined || isBlank(text) ? undefined : text
  }

  private name(): string {
    const text = this.cells.get('name') ?? ''
    if (text === '') {
      if (!this.faults.some(({ field }) => field === 'name')) this.refuse('name', 'name_missing')
      return ''
    }
    const name = nameOf(text)
    if (name === undefined) this.refuse('name', 'name_invalid')
    return name ?? ''
  }

  private document() {
    const text = this.text('number')
    if (text === undefined) return undefined
    if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) {
      this.refuse('number', 'number_lost_digits')
      return undefined
    }
    const read = readDocument(this.text('documentKind') ?? 'citizen', text, this.reading.today)
    if ('fault' in read) {
      const { code } = read.fault
      this.refuse(code === 'document_kind_unknown' ? 'documentKind' : 'number', code, read.fault, `problem.${code}`)
      return undefined
    }
    return { kind: read.kind, number: read.number, bornOn: read.says?.birthOn, sex: read.says?.sex }
  }

  private bornOn(byNumber: string | undefined): string | undefined {
    const text = this.text('bornOn')
    if (text === undefined) return byNumber
    const day = dayOf(text)
    const { today } = this.reading
    const oldest = `${Number(today.slice(0, 4)) - 130}${today.slice(4)}`
    if (day === 'month' && byNumber !== undefined) return byNumber
    if (day === undefined || day === 'month') this.refuse('bornOn', day === 'month' ? 'birth_day_missing' : 'birth_invalid')
    else if (day > today || day < oldest) this.refuse('bornOn', 'birth_beyond', { oldest, today })
    else if (byNumber !== undefined && day !== byNumber) this.refuse('bornOn', 'birth_differs', { byNumber })
    else return day
    return undefined
  }

  private sex(byNumber: 'female' | 'male' | undefined): 'female' | 'male' | 'unknown' {
    const text = this.text('sex')
    const sex = text === undefined ? byNumber : sexOf(text)
    if (text !== undefined && sex === undefined) this.refuse('sex', 'sex_invalid')
    else if (byNumber !== undefined && sex !== byNumber) this.refuse('sex', `sex_differs_${byNumber}`)
    return sex ?? 'unknown'
  }

  private phone(): string | undefined {
    const text = this.text('phone')
    const phone = text === undefined ? undefined : phoneOf(text)
    if (text !== undefined && phone === undefined) this.refuse('phone', 'phone_invalid')
    return phone
  }

  private place(kind: 'registered' | 'residence'): AddressPlace | undefined {
    const { areas } = this.reading
    const [streetText, committeeText] = [this.text(`${kind}Street`), this.text(`${kind}Committee`)]
    const line = this.text(`${kind}Line`) ?? ''
    if (streetText === undefined && committeeText === undefined) return undefined
    const outside = /^(?:区外|外区|外省市?|市外|境外|外地)[：:\s]*(.*)$/.exec(streetText ?? '')
    if (outside) return { street: null, committee: null, line, outside: (outside[1] || streetText || '').slice(0, 100) }
    const street = streetText === undefined ? undefined : areas.street(streetText)
    if (streetText !== undefined && street === undefined) {
      this.refuse(`${kind}Street`, 'street_unknown', { example: areas.someStreet })
      return undefined
    }
    if (committeeText === undefined) return { street: street ?? null, committee: null, line, outside: null }
    const found = areas.committee(committeeText, street)
    if (!found) this.refuse(`${kind}Committee`, 'committee_unknown', { example: areas.someCommittee(street) })
    return found && { ...found, line, outside: null }
  }

  private judgePlace(registered: AddressPlace | undefined, residence: AddressPlace | undefined): void {
    if (this.faults.some(({ field }) => /Street|Committee/.test(field))) return
    const streets = [registered?.street, residence?.street].filter((street) => typeof street === 'string')
    const { scope, areas } = this.reading
    if (streets.length === 0) this.refuse('residenceStreet', 'street_missing')
    else if (scope !== '*' && !streets.some((street) => scope.split(',').includes(street)))
      this.refuse('residenceStreet', 'not_your_street', { streets: scope.split(',').map(areas.streetName).join('、') })
  }

  private household(): PersonOfRow['household'] {
    const number = this.text('householdNumber')
    return number === undefined ? undefined : { number: number.slice(0, 60), role: roleOf(this.text('householdRole') ?? '') }
  }

  private facts(): Map<string, string | null> {
    const facts = new Map<string, string | null>()
    for (const [meaning, text] of this.cells) {
      const kind = meaning.startsWith('fact:') ? this.reading.facts.get(meaning.slice(5)) : undefined
      if (!kind || text === '') continue
      const value = this.factValue(kind, text)
      if (value !== undefined) facts.set(kind.name, value)
    }
    return facts
  }

  /** What a fact's cell says; null: it does not hold; undefined: nothing, or nothing that was understood. */
  private factValue(kind: FactKindRead, text: string): string | null | undefined {
    const field = `fact:${kind.name}`
    if (kind.type === 'boolean') {
      const said = yesOrNo(text)
      if (said === undefined && !isBlank(text)) this.refuse(field, 'fact_not_yes_or_no')
      return said === undefined ? undefined : said ? 'true' : null
    }
    if (kind.values.includes(text)) return text
    if (isBlank(text)) return undefined
    if (kind.type === 'level') this.refuse(field, 'fact_value_unknown', { values: kind.values.join('、') })
    else if (kind.type === 'number') {
      if (Number.isFinite(Number(text))) return String(Number(text))
      this.refuse(field, 'fact_not_number')
    } else if (kind.type === 'date') {
      const day = dayOf(text)
      if (day !== undefined && day !== 'month') return day
      this.refuse(field, 'birth_invalid')
    } else if (text.length <= 200) return text
    else this.refuse(field, 'cell_too_long')
    return undefined
  }
}
