/** What the demonstration holds where, as data: the first of the services that a district has, at facilities of a type. */
export type Spec = {
  services: readonly string[]
  type: string
  /** At most so many facilities; 崇明 prints 26 baby rooms, and has them all. */
  rooms: number
  name: string
  /** RFC 5545; with the time of day and minutes. */
  rrule: string
  startsAt: string
  minutes: number
  capacity: number
  /** Months, half-open. */
  ages?: [from: number, to: number]
  staff?: number
  class?: 'mixed'
  channel?: 'onsite' | 'online'
  /** Who comes: ages in completed months, half-open; of a thousand of them so many on a day; the share that keeps apart those who would be at two places at once. */
  who: { from: number; to: number; often: number; part: [of: number, from: number, to: number] }
  /** So many of a thousand wish to come to the first room on the days just ahead, so that there is a queue. */
  rush?: number
}

const child = { from: 12, to: 36 } as const
const elder = { from: 720, to: 1300 } as const
const weekdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'

export const specs: readonly Spec[] = [
  {
    ...{ services: ['baobaowu'], type: 'baby_room', rooms: 40, name: '上午场', rrule: weekdays, startsAt: '09:00', minutes: 120 },
    ...{ capacity: 8, ages: [12, 36], staff: 2, class: 'mixed', who: { ...child, often: 160, part: [1, 0, 1] } },
  },
  {
    ...{
      services: ['baobaowu'],
      type: 'baby_room',
      rooms: 40,
      name: '下午场',
      rrule: 'FREQ=WEEKLY;BYDAY=TU,TH',
      startsAt: '14:00',
    },
    ...{
      minutes: 120,
      capacity: 4,
      ages: [12, 36],
      staff: 2,
      class: 'mixed',
      who: { ...child, often: 140, part: [1, 0, 1] },
      rush: 900,
    },
  },
  {
    ...{
      services: ['kexue_yuer', 'xianxia_yuer'],
      type: 'parenting_station',
      rooms: 8,
      name: '亲子指导',
      rrule: 'FREQ=WEEKLY;BYDAY=SA',
    },
    ...{ startsAt: '09:30', minutes: 60, capacity: 10, ages: [0, 36], who: { from: 0, to: 36, often: 420, part: [1, 0, 1] } },
  },
  {
    ...{
      services: ['xianshang_yuer'],
      type: 'parenting_station',
      rooms: 1,
      name: '线上课',
      rrule: 'FREQ=WEEKLY;BYDAY=WE',
      startsAt: '20:00',
    },
    ...{ minutes: 60, capacity: 200, channel: 'online', who: { from: 0, to: 36, often: 500, part: [1, 0, 1] } },
  },
  {
    ...{
      services: ['quji_huodong'],
      type: 'culture_venue',
      rooms: 1,
      name: '区级亲子活动',
      rrule: 'FREQ=MONTHLY;BYDAY=3SU',
      startsAt: '10:00',
    },
    ...{ minutes: 120, capacity: 60, who: { from: 0, to: 36, often: 400, part: [1, 0, 1] } },
  },
  {
    ...{
      services: ['rijian_zhaohu'],
      type: 'day_care',
      rooms: 6,
      name: '日间照护',
      rrule: weekdays,
      startsAt: '08:30',
      minutes: 480,
    },
    ...{ capacity: 15, staff: 3, who: { from: 900, to: 1300, often: 620, part: [10, 0, 3] } },
  },
  {
    ...{
      services: ['zhuyu'],
      type: 'elder_centre',
      rooms: 6,
      name: '助浴',
      rrule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR',
      startsAt: '13:30',
    },
    ...{ minutes: 60, capacity: 3, who: { from: 840, to: 1300, often: 240, part: [10, 3, 5] } },
  },
  {
    ...{
      services: ['laonian_xinli', 'xinli_guanai'],
      type: 'elder_centre',
      rooms: 6,
      name: '心理咨询',
      rrule: 'FREQ=WEEKLY;BYDAY=TU,TH',
    },
    ...{ startsAt: '09:30', minutes: 50, capacity: 2, who: { ...elder, often: 150, part: [10, 3, 5] } },
  },
  {
    ...{
      services: ['yundong_jiankang'],
      type: 'sports_home',
      rooms: 6,
      name: '上午锻炼',
      rrule: 'FREQ=WEEKLY;BYDAY=MO,TH',
      startsAt: '08:30',
    },
    ...{ minutes: 90, capacity: 12, who: { from: 720, to: 1020, often: 300, part: [10, 5, 8] } },
  },
  {
    ...{
      services: ['jiankang_yizhan'],
      type: 'health_station',
      rooms: 6,
      name: '健康检测',
      rrule: 'FREQ=WEEKLY;BYDAY=TU,FR',
      startsAt: '14:00',
    },
    ...{ minutes: 120, capacity: 20, who: { ...elder, often: 120, part: [10, 5, 10] } },
  },
  {
    ...{ services: ['laonian_daxue', 'laonian_xuexiao', 'yangjiao_jiehe'], type: 'elder_school', rooms: 3, name: '书画班' },
    ...{
      rrule: 'FREQ=WEEKLY;BYDAY=WE',
      startsAt: '09:00',
      minutes: 90,
      capacity: 25,
      who: { from: 720, to: 960, often: 700, part: [10, 8, 9] },
    },
  },
  {
    ...{
      services: ['laonian_huodong', 'mulin_dian', 'wenyu_huodong', 'laonian_canyu'],
      type: 'neighbour_point',
      rooms: 5,
      name: '睦邻活动',
    },
    ...{
      rrule: 'FREQ=WEEKLY;BYDAY=FR',
      startsAt: '09:30',
      minutes: 120,
      capacity: 20,
      who: { ...elder, often: 500, part: [10, 9, 10] },
    },
  },
]
