import { useRead } from '../../../../console/api/use-read.ts'
import { figure } from '../../../../console/words/instant.ts'
import { useLanguage, useWords } from '../../../../console/words/words.ts'
import type { Attribute, Catalogue } from '../../catalogue/contract.ts'
import { paths } from '../paths.ts'

export type Area = { code: string; name: string }

/** The district's streets and towns. */
export const useStreets = (): Area[] => useRead<{ streets: Area[] }>(paths.streets).data?.streets ?? []

/** The committees of a street; none while no street is chosen. */
export const useCommittees = (street: string | undefined): Area[] =>
  useRead<{ committees: Area[] }>(paths.committees(street ?? ''), {}, { enabled: Boolean(street) }).data?.committees ?? []

/** What kinds of facilities, attributes and designations there are; undefined until it has been read. */
export const useCatalogue = (): Catalogue | undefined => useRead<Catalogue>(paths.catalogue).data

/** A name of the catalogue in the reader's language; where the catalogue does not know it, its id. */
export function useNamed(): (named: { zh: string; en: string } | undefined, id: string) => string {
  const [language] = useLanguage()
  return (named, id) => named?.[language] ?? id
}

/** What an attribute says, as one reads it aloud: 是, 1,200 ㎡, 坡道、电梯. */
export function useValueText(): (attribute: Attribute | undefined, value: string) => string {
  const words = useWords()
  const [language] = useLanguage()
  return (attribute, value) => {
    if (attribute?.kind === 'flag') return words(value === 'yes' ? 'console.places.yes' : 'console.places.no')
    if (attribute?.kind === 'number') return [figure(Number(value)), attribute.unit].filter(Boolean).join(' ')
    if (!attribute || attribute.kind === 'text') return value
    const names = value.split(',').map((id) => attribute.choices?.[id]?.[language] ?? id)
    return names.join(words('console.places.comma'))
  }
}
