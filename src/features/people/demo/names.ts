import type { Chance } from '../../../platform/synthetic/chance.ts'

// What stands in the surname's place is no surname: a synthetic person is nobody, however common the given name.
const surnames = [
  ...'葭蘅漪澍蓁湉岫琤菡缈霭珩瑭翎鸢桉樨槿芷莳苒茉泠澄汐沅霏霓晗晞昀煦熠枫柚栀棠椿榕桦梓橙荻芮蔷薇萤鹭鹂鲤麦禾穗粟',
]
const women = [...'兰芳英秀珍华静敏霞玲桂婷娟慧雅洁欣怡琳月莲春梅云素贞琴淑凤岚']
const men = [...'国建志明德永文军强伟勇峰磊涛斌杰浩宇轩安平海林成福荣根宝龙']
const either = [...'思远知行佳子嘉一清宁乐然初景星和舒言若临之']

/** A surname that is none. */
export const aSurname = (chance: Chance): string => chance.oneOf(surnames)

/** A given name of one or two characters: older ones sound older. */
export function aGivenName(chance: Chance, sex: 'female' | 'male', bornAfter2000: boolean): string {
  const own = sex === 'female' ? women : men
  const first = chance.happens(bornAfter2000 ? 0.7 : 0.25) ? either : own
  const one = chance.oneOf(first)
  if (chance.happens(0.12)) return one
  let two = chance.oneOf(bornAfter2000 ? either : own)
  if (two === one) two = chance.oneOf(either)
  return one + two
}

/** Whether a name was made here: what begins it is no surname. */
export const isMadeUp = (name: string): boolean => surnames.includes([...name][0] ?? '')

const roads = '知禾 望舒 听雨 枕溪 拾光 映月 栖云 长歌 向晚 青岚 晴川 远岫'.split(' ')

/** An address line on a road that does not exist. */
export function aLine(chance: Chance, village: boolean): string {
  if (village) return `演示${chance.between(1, 24)}组${chance.between(1, 180)}号`
  return `${chance.oneOf(roads)}演示路${chance.between(1, 999)}弄${chance.between(1, 60)}号${chance.between(1, 18)}0${chance.between(1, 6)}室`
}

/** Places outside the district: where people come from, and where those registered here live. */
export const outside = {
  from: [
    ['安徽省', 26],
    ['江苏省', 22],
    ['河南省', 12],
    ['四川省', 7],
    ['江西省', 7],
    ['浙江省', 6],
    ['湖北省', 6],
    ['山东省', 5],
    ['上海市其他区', 9],
  ] as const,
  to: [
    ['上海市浦东新区', 26],
    ['上海市闵行区', 17],
    ['上海市嘉定区', 12],
    ['上海市普陀区', 10],
    ['上海市徐汇区', 9],
    ['上海市杨浦区', 8],
    ['江苏省昆山市', 6],
    ['浙江省嘉善县', 4],
    ['上海市其他区', 8],
  ] as const,
}

/** A mobile number that nobody has: 154 is no range in use. */
export const aPhone = (chance: Chance): string => `154${String(chance.between(0, 99_999_999)).padStart(8, '0')}`
