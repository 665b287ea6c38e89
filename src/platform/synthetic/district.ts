import { resolve } from 'node:path'
import { type DistrictFolder, readDistricts } from '../districts/folder.ts'
import { type Figures, readFigures } from './figures.ts'

const folder = resolve(import.meta.dirname, '../../../districts')

/** A district's folder with its figures; undefined where it has none, so that nothing can be made up for it. */
export async function districtNamed(code: string, root = folder): Promise<(DistrictFolder & { figures: Figures }) | undefined> {
  const district = (await readDistricts(root)).find((one) => one.code === code)
  const figures = district && (await readFigures(district.folder))
  return figures ? { ...district, figures } : undefined
}
