import type { Chance } from '../../../platform/synthetic/chance.ts'

const first = '知望听枕拾映栖长向青晴川禾舒雨溪光月云歌晚岚和安乐颐瑞景清宁'
const second = '禾舒雨溪光月云歌晚岚川远和安乐康园庭苑馨晖泽桥湾屿'

/** Names of facilities that do not exist, each once: the street, two characters that are no place, the kind, and that it is made up. */
export function namesFor(chance: Chance): (street: string, kind: string) => string {
  const taken = new Set<string>()
  return (street, kind) => {
    const place = street.replace(/(街道|镇|乡)$/, '')
    for (let tries = 0; ; tries += 1) {
      const word = chance.oneOf([...first]) + chance.oneOf([...second])
      const name = `${place}${word}${kind}${tries > 40 ? tries : ''}（演示）`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}

/** What the sign at the door says of a type. */
export const signs: Record<string, string> = {
  care_home: '养老院',
  small_home: '长者照护之家',
  elder_centre: '综合为老服务中心',
  elder_branch: '综合为老服务中心分中心',
  day_care: '老年人日间照料中心',
  canteen: '社区长者食堂',
  meal_point: '老年助餐点',
  neighbour_point: '睦邻点',
  rental_point: '康复辅具租赁点',
  adviser_point: '养老顾问点',
  sports_home: '长者运动健康之家',
  health_station: '智慧健康驿站',
  elder_school: '老年学校',
  learning_point: '老年教育社会学习点',
  nursery: '托育园',
  kindergarten: '幼儿园',
  baby_room: '社区宝宝屋',
  parenting_station: '家庭科学育儿指导站',
  culture_venue: '文化活动中心',
  sports_venue: '体育中心',
  clinic: '社区卫生服务中心',
  hospital: '医院',
}
