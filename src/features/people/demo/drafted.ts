/** Somebody made up. Days are numbers; `order` is the part of the citizen number that tells those born on one day apart. */
export type Drafted = {
  ordinal: number
  sex: 'female' | 'male'
  born: number
  died: number | undefined
  age: number
  order: number
  surname: string
  given: string
}

export type Role = 'head' | 'spouse' | 'child' | 'parent' | 'other'
export type Member = { person: Drafted; role: Role }

/** People who live together, or are registered together and live elsewhere. `elders`: nobody younger than 60 lives there. */
export type Household = {
  ordinal: number
  members: Member[]
  /** Who belonged to it until they died. */
  late: Member[]
  living: 'here' | 'elsewhere'
  registered: boolean
  elders: boolean
}
