/** What a record of a service may count as, beside its own: `settings.counts` of an entry, as the sessions' engine reads it too. */
export const enrolmentKinds = [
  'doctor',
  'doctor_2_6',
  'health_management',
  'self_health',
  'cognition',
  'pension',
  'child_health',
  'newborn_visit',
] as const
/**
 * What indicators count from enrolments: those of the entries whose settings say that they count as it. A number of people is counted by where they live (常住) or are
 * registered (户籍); `any` is either. Ages are completed years.
 */
export type EnrolmentNumber = {
  key: string
  name: { zh: string; en: string }
  /** Absent: of the service that the filter names, or of all. */
  counts?: (typeof enrolmentKinds)[number]
  /**
   * `enrolled`: an enrolment holds on the day. `seen`: something was recorded for them in the twelve months up to the day. `entitled`: the rule said yes on the day. `covered`:
   * both entitled and enrolled. `visited`: children born in the period for whom something was recorded by its end. `checks`: records made in the period, not people.
   */
  of: 'enrolled' | 'seen' | 'entitled' | 'covered' | 'visited' | 'checks'
  base: 'residence' | 'registered' | 'any'
  ageFrom?: number
  ageTo?: number
}

/** Source of each: the printed indicators that settings.yaml binds to the key. */
export const numbers: readonly EnrolmentNumber[] = [
  {
    ...{ key: 'doctors.signed', of: 'enrolled', counts: 'doctor', base: 'residence' },
    name: { zh: '签约家庭医生的居民', en: 'residents signed with a family doctor' },
  },
  {
    ...{ key: 'doctors.signed_2_6', of: 'covered', counts: 'doctor_2_6', base: 'any' },
    name: { zh: '签约家庭医生的 2–6 级失能老人', en: 'people at levels 2 to 6 signed with a family doctor' },
  },
  {
    ...{ key: 'people.assessed_2_6', of: 'entitled', counts: 'doctor_2_6', base: 'any' },
    name: { zh: '评估等级 2–6 级的失能老人', en: 'older people assessed at levels 2 to 6' },
  },
  {
    ...{ key: 'health.managed_65', of: 'seen', counts: 'health_management', base: 'residence', ageFrom: 65 },
    name: {
      zh: '近 12 个月接受健康管理的 65 岁及以上常住老年人',
      en: 'residents of 65 and over under health management in the last twelve months',
    },
  },
  {
    ...{ key: 'health.self_group_members', of: 'enrolled', counts: 'self_health', base: 'registered', ageFrom: 60 },
    name: { zh: '自我健康管理小组的老年成员', en: 'older members of self-health groups' },
  },
  {
    ...{ key: 'people.mci_managed', of: 'covered', counts: 'cognition', base: 'any' },
    name: {
      zh: '轻度认知障碍风险人群中接受管理的人',
      en: 'of those at risk of mild cognitive impairment, those under management',
    },
  },
  {
    ...{ key: 'people.mci_risk', of: 'entitled', counts: 'cognition', base: 'any' },
    name: { zh: '轻度认知障碍风险人群', en: 'people at risk of mild cognitive impairment' },
  },
  {
    ...{ key: 'insured.pension', of: 'covered', counts: 'pension', base: 'any' },
    name: { zh: '参加养老保险的人', en: 'people with a pension insurance' },
  },
  {
    ...{ key: 'people.pension_eligible', of: 'entitled', counts: 'pension', base: 'any' },
    name: { zh: '应参加养老保险的人', en: 'people who should have a pension insurance' },
  },
  {
    ...{
      key: 'health.children_managed',
      of: 'seen',
      counts: 'child_health',
      base: 'residence',
      ageTo: 6,
    },
    name: {
      zh: '近 12 个月接受保健管理的 0–6 岁常住儿童',
      en: 'resident children from 0 to 6 under health care in the last twelve months',
    },
  },
  {
    ...{ key: 'visits.newborn', of: 'visited', counts: 'newborn_visit', base: 'residence' },
    name: { zh: '接受访视的新生儿', en: 'newborns visited' },
  },
  // Of any service, by the filter `service`: what a district's own pages and later indicators ask.
  { key: 'services.enrolled', of: 'enrolled', base: 'any', name: { zh: '在册人数', en: 'people enrolled' } },
  { key: 'services.entitled', of: 'entitled', base: 'any', name: { zh: '应享受人数', en: 'people entitled' } },
  {
    key: 'services.covered',
    of: 'covered',
    base: 'any',
    name: { zh: '应享受且在册人数', en: 'entitled people who are enrolled' },
  },
  {
    key: 'services.seen',
    of: 'seen',
    base: 'any',
    name: { zh: '近 12 个月接受服务人数', en: 'people seen in the last twelve months' },
  },
  {
    key: 'services.checks',
    of: 'checks',
    base: 'any',
    name: { zh: '体检、访视、随访次数', en: 'check-ups, visits and follow-ups' },
  },
]
