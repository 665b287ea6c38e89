/** What a number of sessions is about: what services say in their settings that they count as, how they were held, and which bookings. `services` are ids, which only a district's own settings name. */
export type Flow = {
  key: string
  name: { zh: string; en: string }
  /** `attended`, `absent`: bookings that came out so; `held`: sessions to which somebody came. */
  of: 'attended' | 'absent' | 'held'
  services?: readonly string[]
  counts?: string
  /** Only what is the whole district's (区级). */
  level?: 'district'
  domain?: '养老' | '托育' | '机构'
  /** 线下 is on site or at home. */
  channel?: 'on_site' | 'online'
  /** Only free sessions. */
  free?: true
}

/** Numbers of sessions of a period, by street: of bookings where the person lives, of sessions where they were held. */
export const flows: readonly Flow[] = [
  { key: 'sessions.bathing', of: 'attended', counts: 'bath', name: { zh: '助浴服务人次', en: 'assisted baths' } },
  {
    ...{ key: 'sessions.counselling', of: 'attended', counts: 'counselling', domain: '养老' },
    name: { zh: '老年人心理服务人次', en: 'counselling sessions for older people' },
  },
  { key: 'sessions.day_care', of: 'attended', counts: 'day_care', name: { zh: '日间照护人次', en: 'days of day care' } },
  { key: 'sessions.exercise', of: 'attended', counts: 'exercise', name: { zh: '长者运动人次', en: 'exercise sessions' } },
  {
    key: 'sessions.checks',
    of: 'attended',
    counts: 'check',
    name: { zh: '驿站检测与保健人次', en: 'checks at health stations' },
  },
  { key: 'sessions.lessons', of: 'attended', counts: 'course', name: { zh: '老年教育上课人次', en: 'lessons attended' } },
  {
    ...{ key: 'sessions.baby_room', of: 'attended', counts: 'baby_room' },
    name: { zh: '宝宝屋照护人次', en: 'baby-room sessions' },
  },
  {
    ...{ key: 'sessions.baby_room_free', of: 'attended', counts: 'baby_room', free: true },
    name: { zh: '宝宝屋免费照护人次', en: 'free baby-room sessions' },
  },
  { key: 'sessions.attended', of: 'attended', name: { zh: '到场人次', en: 'attendances' } },
  { key: 'sessions.absent', of: 'absent', name: { zh: '预约未到人次', en: 'no-shows' } },
  { key: 'sessions.held', of: 'held', name: { zh: '有人到场的场次', en: 'sessions held' } },
  { key: 'guidance.contacts', of: 'attended', counts: 'guidance', name: { zh: '科学育儿指导人次', en: 'guidance contacts' } },
  {
    ...{ key: 'guidance.district_events', of: 'held', counts: 'guidance', level: 'district', channel: 'on_site' },
    name: { zh: '区级线下科学育儿指导活动场次', en: 'district guidance events held on site' },
  },
]

/** Filters that narrow a flow further: `services` are ids joined by commas. */
export const flowFilters = ['service', 'services', 'counts', 'domain', 'channel'] as const

/** A flow as asked: narrowed by its filter. Throws where the filter is not known. */
export function narrowed(flow: Flow, filter: Record<string, string>): Flow {
  const unknown = Object.keys(filter).filter((name) => !(flowFilters as readonly string[]).includes(name))
  if (unknown.length > 0)
    throw new Error(`the counter '${flow.key}' knows no filter ${unknown.join(', ')}; expected ${flowFilters.join(', ')}`)
  const { service, services, counts, domain, channel } = filter
  if (channel !== undefined && channel !== 'on_site' && channel !== 'online')
    throw new Error(`the counter '${flow.key}' takes channel on_site or online`)
  const named = service ?? services
  return {
    ...flow,
    ...(named === undefined ? {} : { services: named.split(',') }),
    ...(counts === undefined ? {} : { counts }),
    ...(domain === undefined ? {} : { domain: domain as '养老' }),
    ...(channel === undefined ? {} : { channel }),
  }
}
