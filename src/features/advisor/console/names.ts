import { useRead } from '../../../console/api/use-read.ts'
import { useLanguage } from '../../../console/words/words.ts'
import type { CatalogueList } from '../../services/catalogue/contract.ts'
import { said } from '../words.ts'

/** How services are called in the reader's language; a service that is no more keeps its id. */
export function useServiceNames(): (id: string) => string {
  const [language] = useLanguage()
  const list = useRead<CatalogueList>('/services')
  const names = new Map((list.data?.services ?? []).map(({ id, name }) => [id, said(name, language)]))
  return (id) => names.get(id) ?? id
}
