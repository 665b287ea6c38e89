import { squeeze } from './text.ts'

const ending =
  /(?:局|委|办|办公室|部|会|联|院|所|中心|支队|大队|总队|队|站|街道|街镇|乡镇|镇|乡|村|社区|公司|集团|银行|医院|学校|大学|政府|单位|部门|机构|小组|处|科|署|厅|馆|园区|园|督查室|研究室|总社|公安|税务|消防|供电|开发区|新区|度假区|企业|属地|县区|区县|县市区|市区|区|专班|基金|联社|工委|纪委监委|团)$/
const prefix = /^(?:区|市|县|旗|省|州|各|相关|有关|团|镇|街道|乡|总工会|公安|国家|属地)/

/** Whether the words look like a department, an office, an organization or a group of them (各街镇). */
export function looksLikeDepartment(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= 30 &&
    (ending.test(name) || /^(?:各|相关|有关|全)[^要应将须可能的认加积]{1,12}$/.test(name)) &&
    !/[。；:]/.test(name)
  )
}

const duty =
  /(?:按照?(?:各自)?(?:的)?(?:职责|职能)?(?:分工|职责)?(?:分别)?(?:负责|落实|实施|承担|推进)?|分工负责|分别负责|共同负责|共同|牵头负责|牵头|负责落实|负责实施|组织实施|具体实施|具体负责|负责|配合|协同|协助|参与|参加|实施|落实|承担|推进|为主)+$/
const label = /^(?:由|并由|会同|及|和|与)/

/** Parts the words of a duty into departments as printed, in order, once each; roles (负责, 实施, 等) are left out. */
export function partDepartments(words: string): string[] {
  const names: string[] = []
  for (const piece of pieces(words)) {
    const name = nameOf(piece)
    if (name && !names.includes(name)) names.push(name)
  }
  return names
}

/** 各县（市、区）人民政府 is one. */
const grouped = /各[一-龥]{1,4}[（(][一-龥、]{1,12}[)）]/g

function pieces(words: string): string[] {
  const outside = words.replace(
    /(?:主要)?(?:责任|牵头|配合|负责|参与|协同|协办|主办|承办|实施|落实|主管)(?:责任)?(?:部门|单位|主体)?\s*[：:]/g,
    '、',
  )
  return outside
    .replace(grouped, (group) => group.replaceAll('、', '\u0001'))
    .split(/[、，,；;。\n]/)
    .map((piece) => piece.replaceAll('\u0001', '、'))
    .flatMap(splitAtSpaces)
    .flatMap(splitAtAnd)
}

/** A space parts two departments only where both sides are whole: 区民政局 区卫生健康委, but 区住房保障 房屋管理局. */
function splitAtSpaces(words: string): string[] {
  const parts = words.trim().split(/\s+/)
  const whole: string[] = []
  for (const part of parts) {
    const before = whole[whole.length - 1]
    const apart =
      before !== undefined && ending.test(before) && (prefix.test(part) || (!prefix.test(before) && looksLikeDepartment(part)))
    if (before === undefined || apart) whole.push(part)
    else whole[whole.length - 1] = before + part
  }
  return whole
}

/** 和, 及, 与, 会同 part two departments only where what follows begins like one: 区建设和管理委员会 stays whole. */
function splitAtAnd(words: string): string[] {
  return words.split(
    /(?<=局|委|办|部|会|联|院|中心|街道|镇|队|公司|集团|单位|负责|牵头)(?:会同|以及|和|及|与)(?=区|市|县|各|相关|有关|团|镇|街道|乡)/,
  )
}

function nameOf(piece: string): string {
  return balanced(
    squeeze(piece)
      .replace(/[-–—－]+/g, '')
      .replace(label, ''),
  )
    .replace(duty, '')
    .replace(/等(?:有关|相关|区级|各)*(?:部门|单位)?$/, '')
    .replace(/等$/, '')
    .replace(duty, '')
}

/** Without a bracket that lost its partner, or a pair around the whole: 各镇（街道） stays, （区民政局 does not. */
function balanced(name: string): string {
  const around = /^[(（【[]([^(（]*)[)）】\]]$/.exec(name)?.[1]
  if (around !== undefined) return around
  const opened = name.search(/[(（【[]/)
  const closed = name.search(/[)）】\]]/)
  return opened >= 0 && closed > opened ? name : name.replace(/[()（）【】[\]]/g, '')
}
