import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { districtBook, serviceIn } from '../../services/index.ts'
import type { Application, SeriesDetail } from '../series/contract.ts'
import { getSeries, seriesAbout } from '../series/reading.ts'
import { type Bookable, bookablePersons, personMeant } from './persons.ts'

/** A course as it lies before somebody who thinks of applying, with what those of the account have applied for in it. */
export type CourseAhead = { series: SeriesDetail; persons: Bookable[]; meant: Bookable | undefined; own: Application | undefined }

/** Looks at a course for whoever asks. Problem: 404. */
export async function lookAtCourse(ctx: Context, id: string, wished: string | undefined): Promise<CourseAhead> {
  const series = await getSeries(ctx, id)
  return await reading(ctx, async (tx) => {
    const persons = await bookablePersons(tx, serviceIn(await districtBook(tx), series.service, tx.today)?.domain)
    const meant = personMeant(persons, wished)
    const own = meant && (await seriesAbout(tx, meant.person)).applications.find((one) => one.series === id && isOpen(one))
    return { series, persons, meant, own }
  })
}

/** Whether an application is still of account. */
export const isOpen = ({ state }: Application): boolean => ['applied', 'waiting', 'enrolled'].includes(state)
