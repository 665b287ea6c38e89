import { expect, test } from 'vitest'
import { partDepartments } from './parse/departments.ts'
import { partUnit } from './parse/units.ts'
import { readFigure } from './parse/values.ts'

test.each([
  ['≥9500', '>=', 9500, null],
  ['≥ 60', '>=', 60, null],
  ['5家以上', '>=', 5, '家'],
  ['至少1场', '>=', 1, '场'],
  ['不低于60%', '>=', 60, '%'],
  ['达到95%', '>=', 95, '%'],
  ['＞85', '>', 85, null],
  ['大于50%', '>', 50, '%'],
  ['超过60%', '>', 60, '%'],
  ['≤8‰', '<=', 8, '‰'],
  ['控制在2.8以内', '<=', 2.8, null],
  ['84左右', '~', 84, null],
  ['5万人次', '=', 50000, '人次'],
  ['1.47万张', '=', 14700, '张'],
  ['≥72%(全市)', '>=', 72, '%'],
  ['40m²', '=', 40, 'm²'],
  ['1,200', '=', 1200, null],
  ['三处', '=', 3, '处'],
  ['100%全覆盖', '=', 100, '%'],
  ['由18个增加到34个', '=', 34, '个'],
  ['完成市下达指标', 'qualitative', null, null],
  ['应保尽保', 'qualitative', null, null],
  ['全覆盖', 'qualitative', null, null],
  ['增速下降', 'qualitative', null, null],
])('reads the target %s as %s %s %s', (printed, op, value, unit) => {
  expect(readFigure(printed)).toMatchObject({ op, value, unit, sure: true })
})

test.each(['2-3', '2—3', '2～3', '2至3', '2–3个'])('reads %s as a range, whatever its dash', (printed) => {
  expect(readFigure(printed)).toMatchObject({ op: 'range', value: 2, max: 3 })
})

test.each(['1:4', '低于5%', '15分钟服务圈基本形成', '年均提高2个百分点'])('is not sure of %s', (printed) => {
  expect(readFigure(printed).sure).toBe(false)
})

test.each([
  ['老年助餐供客能力(客/日)', '老年助餐供客能力', '客/日'],
  ['社区养老设施建筑面积（万平方米）', '社区养老设施建筑面积', '万平方米'],
  ['人均体育场地面积（m ² ）', '人均体育场地面积', 'm²'],
  ['示范性老年友好社区 (活力发展社 区) 数 (个)', '示范性老年友好社区(活力发展社区)数', '个'],
  ['老年助餐供客能力(达到全区65岁以上户籍老年人口的比例)', '老年助餐供客能力(达到全区65岁以上户籍老年人口的比例)', null],
  ['培训人(户) 累计数', '培训人(户)累计数', null],
  ['每千人口托位数（个/千人）', '每千人口托位数', '个/千人'],
])('parts the name %s from its unit', (printed, name, unit) => {
  expect(partUnit(printed)).toEqual({ name, unit })
})

test.each([
  ['区住房保障 房屋管理局', ['区住房保障房屋管理局']],
  ['区民政局 区卫生健康委', ['区民政局', '区卫生健康委']],
  [
    '区民政局、区建设和管理委员会、区财政局按照职责分工负责，各街镇实施',
    ['区民政局', '区建设和管理委员会', '区财政局', '各街镇'],
  ],
  ['区国资委、区消防支队、按照职责分工负责', ['区国资委', '区消防支队']],
  ['牵头单位：市发展和改革局；配合单位：市民政局和市教育局等', ['市发展和改革局', '市民政局', '市教育局']],
  ['县民政局，各乡镇（街道）', ['县民政局', '各乡镇（街道）']],
  ['区妇联,各街镇', ['区妇联', '各街镇']],
])('parts the duty %s', (words, departments) => {
  expect(partDepartments(words)).toEqual(departments)
})
