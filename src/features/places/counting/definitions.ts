import {
  attributeBegun,
  type Begun,
  bedsBegun,
  classesBegun,
  contractsBegun,
  designationBegun,
  facilityBegun,
  hoursBegun,
} from './begun-store.ts'
import {
  amounts,
  areas,
  beds,
  committees,
  designatedFacilities,
  designations,
  facilities,
  hospitals,
  inclusiveOpened,
  inclusivePoints,
  kindergartensWithNursery,
  largeHomes,
  nurseryPlaces,
  opened,
  type Source,
  streets,
  streetsWith,
  underContract,
  weeklyHours,
} from './sources-store.ts'

/** A counter as data: what it counts from which rows, since when there is such a register, and who mends what its rows lack. */
export type Definition = {
  zh: string
  en: string
  unit: string
  source: Source
  /** Absent: there is always something to count (streets). */
  begun?: Begun
  over?: 'period'
  sums?: true
  filters?: readonly string[]
  /** The fact that lacking rows lack, and the type of facility whose department mends it. */
  lacks?: { fact: string; type: string }
}

const count = (
  zh: string,
  en: string,
  unit: string,
  source: Source,
  begun?: Begun,
  more: Partial<Definition> = {},
): Definition => ({
  ...{ zh, en, unit, source },
  ...(begun ? { begun } : {}),
  ...more,
})

/** Facilities of a group, counted as such. */
const group = (zh: string, en: string, id: string, unit = '家', filters: readonly string[] = []) =>
  count(zh, en, unit, facilities(id), facilityBegun(id), { filters })

/** Facilities of a group of which a flag is true. */
const flagged = (zh: string, en: string, id: string, flag: string) =>
  count(zh, en, '家', facilities(id, flag), attributeBegun(id, flag), { lacks: { fact: flag, type: id } })

const openings = (zh: string, en: string, id: string, unit = '个') =>
  count(zh, en, unit, opened(id), facilityBegun(id), { over: 'period' })

const designated = (zh: string, en: string, kind: string) => count(zh, en, '个', designations(kind), designationBegun(kind))

const advisers = facilities('adviser_point')
const inclusive = facilityBegun('nursery', 'kindergarten')

/** Every counter that facilities answer, by key. Keys that district settings name are listed in districts/national/counters.yaml. */
export const definitions: Record<string, Definition> = {
  'beds.total': count(
    '养老机构床位（含长者照护之家）',
    'beds of care homes, small community homes included',
    '张',
    beds(),
    bedsBegun,
  ),
  'beds.nursing': count('护理型床位', 'nursing-type beds', '张', beds('nursing'), bedsBegun),
  'beds.dementia': count('认知障碍照护床位', 'dementia care beds', '张', beds('dementia'), bedsBegun),
  'places.nursery': count('托位', 'nursery places', '个', nurseryPlaces(false), classesBegun, { sums: true }),
  'places.inclusive': count('普惠性托位', 'inclusive nursery places', '个', nurseryPlaces(true), classesBegun, { sums: true }),
  'places.baby_room': count(
    '社区宝宝屋托额',
    'places of community baby rooms',
    '个',
    amounts('baby_room', 'day_places'),
    attributeBegun('baby_room', 'day_places'),
    { sums: true, lacks: { fact: 'day_places', type: 'baby_room' } },
  ),
  'facilities.care': group('养老服务机构', 'eldercare facilities', 'care'),
  'facilities.care_home': group('养老机构', 'care homes', 'care_home'),
  'facilities.care_home_large': count('有一定规模的养老机构', 'care homes above a stated size', '家', largeHomes(), bedsBegun),
  'facilities.care_home_with_clinic': count(
    '设置医疗机构的养老机构（有一定规模）',
    'care homes above that size with a medical unit',
    '家',
    largeHomes('with_clinic'),
    attributeBegun('care_home', 'with_clinic'),
    {
      lacks: { fact: 'with_clinic', type: 'care_home' },
    },
  ),
  'facilities.care_home_standard': flagged('标准化养老机构', 'care homes that meet the standard', 'care_home', 'standard'),
  'facilities.care_home_with_counselling': flagged(
    '提供心理服务的养老机构',
    'care homes that offer counselling',
    'care_home',
    'with_counselling',
  ),
  'facilities.small_home': group('长者照护之家', 'small community care homes', 'small_home'),
  'facilities.elder_centre': group(
    '社区综合为老服务中心（含分中心）',
    'community centres for older people, branches included',
    'elder_centre',
  ),
  'facilities.day_care': group('社区老年人日间照料中心', 'day-care centres for older people', 'day_care'),
  'facilities.meal_point': group('老年助餐服务场所', 'meal points for older people', 'meal_point', '个'),
  'facilities.health_station': flagged('标准化智慧健康驿站', 'standard smart health stations', 'health_station', 'standard'),
  'facilities.neighbour_point': count(
    '示范村组睦邻点',
    'model neighbourhood points in villages',
    '个',
    designatedFacilities('neighbour_point', 'model_neighbour_point'),
    facilityBegun('neighbour_point'),
  ),
  'facilities.parenting_station': group('家庭科学育儿指导站', 'parenting guidance stations', 'parenting_station', '个'),
  'facilities.nursery': count('托育机构', 'nurseries', '家', facilities('nursery'), facilityBegun('nursery'), {
    filters: ['status', 'ownership'],
    lacks: { fact: 'filed', type: 'nursery' },
  }),
  'facilities.baby_room_opened': openings('建成社区宝宝屋', 'community baby rooms opened', 'baby_room'),
  'facilities.elder_learning_point_opened': openings(
    '新增老年教育社会学习点',
    'learning points for older people opened',
    'learning_point',
  ),
  'facilities.elder_school_opened': openings(
    '新增老年教育机构',
    'institutions of education for older people opened',
    'elder_school',
  ),
  'facilities.sports_home_opened': openings('新开长者运动健康之家', 'sports and health homes opened', 'sports_home'),
  'facilities.inclusive_nursery_opened': count(
    '新增普惠性托幼点',
    'inclusive nursery points opened',
    '个',
    inclusiveOpened,
    inclusive,
    { over: 'period' },
  ),
  'facilities.area_m2': count(
    '社区养老服务设施建筑面积（㎡）',
    'floor area of community eldercare facilities, m²',
    '㎡',
    amounts('community', 'floor_area'),
    attributeBegun('community', 'floor_area'),
    {
      sums: true,
      lacks: { fact: 'floor_area', type: 'elder_centre' },
    },
  ),
  'meals.capacity': count(
    '老年助餐供客能力（客/日）',
    'meals a day that can be served to older people',
    '客/日',
    amounts('meal_point', 'meals_per_day'),
    attributeBegun('meal_point', 'meals_per_day'),
    {
      sums: true,
      lacks: { fact: 'meals_per_day', type: 'meal_point' },
    },
  ),
  'sports.area_m2': count(
    '体育场地面积（㎡）',
    'area of sports grounds, m²',
    '㎡',
    amounts('sports_venue', 'sports_area'),
    attributeBegun('sports_venue', 'sports_area'),
    {
      sums: true,
      lacks: { fact: 'sports_area', type: 'sports_venue' },
    },
  ),
  'venues.weekly_hours': count('场馆每周开放时间（小时）', 'weekly opening hours of a venue', '小时', weeklyHours, hoursBegun, {
    sums: true,
    filters: ['kind'],
    lacks: { fact: 'hours', type: 'sports_venue' },
  }),
  'contracts.medical': count(
    '与医疗机构有效签约的养老服务机构',
    'eldercare facilities with a live medical contract',
    '家',
    underContract('care', 'medical'),
    contractsBegun('medical'),
  ),
  'contracts.operation': count(
    '有运营合同的养老服务机构',
    'eldercare facilities under an operating contract',
    '家',
    underContract('care', 'operation'),
    contractsBegun('operation'),
  ),
  'kindergartens.total': count('幼儿园', 'kindergartens', '所', facilities('kindergarten'), facilityBegun('kindergarten'), {
    filters: ['ownership'],
    lacks: { fact: 'ownership', type: 'kindergarten' },
  }),
  'kindergartens.with_nursery': count(
    '开设托班的幼儿园',
    'kindergartens with nursery classes',
    '所',
    kindergartensWithNursery,
    facilityBegun('kindergarten'),
    {
      filters: ['ownership'],
      lacks: { fact: 'ownership', type: 'kindergarten' },
    },
  ),
  'hospitals.secondary': count(
    '二级以上综合、中医、中西医结合医院',
    'hospitals of level two and above',
    '家',
    hospitals(false),
    attributeBegun('hospital', 'hospital_level'),
    {
      lacks: { fact: 'hospital_level', type: 'hospital' },
    },
  ),
  'hospitals.with_geriatrics': count(
    '设立老年医学科的上述医院',
    'of them, those with geriatrics',
    '家',
    hospitals(true),
    attributeBegun('hospital', 'geriatrics'),
    {
      lacks: { fact: 'geriatrics', type: 'hospital' },
    },
  ),
  'designations.age_friendly': designated('示范性老年友好社区', 'model age-friendly communities', 'age_friendly'),
  'designations.dementia_friendly': designated('认知障碍友好社区', 'dementia-friendly communities', 'dementia_friendly'),
  'designations.child_development_base': designated(
    '儿童早期发展基地',
    'early child development bases',
    'child_development_base',
  ),
  'designations.elder_school': designated('街镇老年优质学校', 'schools for older people designated as good', 'good_elder_school'),
  'designations.model_nursery': designated('示范性托育机构', 'model nurseries', 'model_nursery'),
  'designations.happy_village': designated('幸福老人村', 'happy villages for older people', 'happy_village'),
  'designations.child_friendly_made': count(
    '建成儿童友好社区示范点',
    'child-friendly community models made',
    '个',
    designations('child_friendly', true),
    designationBegun('child_friendly'),
    { over: 'period' },
  ),
  'streets.counted': count('计入方案的街镇', 'streets and towns the plan counts', '个', streets),
  'streets.with_adviser': count(
    '设有养老顾问点的街镇',
    'streets with an eldercare adviser',
    '个',
    streetsWith(advisers),
    facilityBegun('adviser_point'),
  ),
  'streets.with_baby_room': count(
    '设有社区宝宝屋的街镇',
    'streets with a community baby room',
    '个',
    streetsWith(facilities('baby_room')),
    facilityBegun('baby_room'),
  ),
  'streets.with_dementia_friendly': count(
    '建有认知障碍友好社区的街镇',
    'streets with a dementia-friendly community',
    '个',
    streetsWith(designations('dementia_friendly')),
    designationBegun('dementia_friendly'),
  ),
  'streets.with_inclusive_nursery': count(
    '设有普惠性托育点的街镇',
    'streets with an inclusive nursery point',
    '个',
    streetsWith(inclusivePoints),
    inclusive,
  ),
  'streets.with_rental': count(
    '设有康复辅具租赁点的街镇',
    'streets with an assistive-device rental point',
    '个',
    streetsWith(facilities('rental_point')),
    facilityBegun('rental_point'),
  ),
  'committees.counted': count('居村委', 'residents’ and villagers’ committees', '个', committees()),
  'committees.with_adviser': count(
    '设有养老顾问的居村委',
    'committees with an eldercare adviser',
    '个',
    committees(advisers),
    facilityBegun('adviser_point'),
  ),
  'areas.counted': count('计入方案的街镇和居村', 'streets and committees the plan counts', '个', areas()),
  'areas.with_adviser': count(
    '设有养老顾问的街镇和居村',
    'streets and committees with an eldercare adviser',
    '个',
    areas(advisers),
    facilityBegun('adviser_point'),
  ),
}
