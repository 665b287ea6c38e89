import type { AdvisedService } from './contract.ts'

/** Where a service is to be had, by a word of its name: the type of facility in the directory. The first that fits. */
const kinds: readonly [word: RegExp, type: string][] = [
  [/助餐|食堂|送餐/, 'meal_point'],
  [/日间照/, 'day_care'],
  [/宝宝屋/, 'baby_room'],
  [/育儿指导/, 'parenting_station'],
  [/顾问/, 'adviser_point'],
  [/辅具/, 'rental_point'],
  [/长者照护之家/, 'small_home'],
  [/床位|养老院|养老机构|入住/, 'care_home'],
  [/托育|托班/, 'nursery'],
  [/老年大学|老年学校/, 'elder_school'],
  [/学习点/, 'learning_point'],
  [/健康驿站/, 'health_station'],
  [/运动/, 'sports_home'],
  [/睦邻/, 'neighbour_point'],
  [/综合为老/, 'elder_centre'],
  [/家庭医生|健康管理|体检|疫苗|接种|卫生服务/, 'clinic'],
]

/** The type of facility where one finds the service, if one goes somewhere for it. */
export const placeTypeOf = ({ name }: Pick<AdvisedService, 'name'>): string | undefined =>
  kinds.find(([word]) => word.test(name.zh))?.[1]
