import type { Chance } from '../../../platform/synthetic/chance.ts'
import { dayNumber } from '../../../platform/synthetic/days.ts'
import type { Drafted } from './drafted.ts'

type Dated = { name: string; value: string; from: number; to: number | undefined }

const firstDay = dayNumber('2016-01-01')
const disabilities = ['肢体', '肢体', '视力', '听力', '智力', '精神', '言语', '多重'] as const

/** Facts about somebody with plausible shares, none of them printed. Living alone and with older people only are of the household: see `relations.ts`. */
export function factsAbout(
  person: Drafted,
  { registered, today, chance }: { registered: boolean; today: number; chance: Chance },
): Dated[] {
  const facts: Dated[] = []
  const { age } = person
  const add = (name: string, value = 'true', ends = 0) => {
    const from = Math.max(person.born + 1, chance.between(firstDay, today - 40))
    const to = chance.happens(ends) ? Math.min(today - 5, from + chance.between(180, 1200)) : undefined
    facts.push({ name, value, from, to: to !== undefined && to > from ? to : undefined })
  }
  if (age >= 60) {
    if (chance.happens(age >= 80 ? 0.21 : age >= 65 ? 0.045 : 0.02))
      add(
        '失能',
        chance.byWeight([
          ['轻度', 5],
          ['中度', 3],
          ['重度', 2],
        ] as const),
      )
    if (chance.happens(age >= 80 ? 0.07 : age >= 65 ? 0.014 : 0.003)) add('失智')
    else if (age >= 65 && chance.happens(0.04)) add('轻度认知障碍风险')
    if (chance.happens(0.46)) add('高血压')
    if (chance.happens(0.17)) add('糖尿病')
  }
  if (!registered) return facts
  if (chance.happens(age >= 60 ? 0.07 : age >= 18 ? 0.018 : 0.006)) {
    add(
      '残疾',
      chance.byWeight([
        ['一级', 2],
        ['二级', 3],
        ['三级', 4],
        ['四级', 5],
      ] as const),
    )
    add('残疾类别', chance.oneOf(disabilities))
  }
  if (chance.happens(0.006)) add('低保', 'true', 0.2)
  else if (chance.happens(0.004)) add('低收入', 'true', 0.25)
  else if (age >= 60 && chance.happens(0.0008)) add('特困')
  if (age >= 60 && chance.happens(0.009))
    add('优抚', chance.oneOf(['复员军人', '带病回乡退伍军人', '残疾军人', '烈士遗属', '其他']))
  if (age >= 50 && chance.happens(0.007)) add('计生特殊家庭', chance.happens(0.45) ? '失独' : '伤残')
  if (age >= 65 && chance.happens(0.003)) add('劳模')
  if (age < 18 && chance.happens(0.0015)) add('困境儿童', chance.oneOf(['事实无人抚养', '自身困境', '家庭困境']))
  if (age >= 18 && chance.happens(0.996))
    add(
      '参加养老保险',
      chance.byWeight([
        ['职工', 80],
        ['居民', 14],
        ['机关事业', 6],
      ] as const),
    )
  return facts
}
