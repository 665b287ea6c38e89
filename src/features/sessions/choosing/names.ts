import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { Language } from '../../../platform/words/words.ts'
import type { Service } from '../../services/catalogue/contract.ts'
import { districtBook } from '../../services/index.ts'

/** A record that names its service, in Chinese. */
type Naming = { service: string; serviceName: string }

/** Puts the names of services into the reader's language, where the catalogue has them in it; records come with the Chinese ones. */
export async function servicesIn(ctx: Context, language: Language): Promise<<T extends Naming>(record: T) => T> {
  if (language === 'zh') return (record) => record
  const { services } = await reading(ctx, districtBook)
  const names = new Map(services.map(({ name, document }) => [name, (document as Service).name[language]]))
  return (record) => ({ ...record, serviceName: names.get(record.service) ?? record.serviceName })
}
