import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assess,
  definitionOf,
  type IndicatorDefinition,
  type IndicatorReading,
  type Point,
  type PrintedIndicator,
  publishedFigures,
} from './rules.ts'

/** A line of one unit a day: on 10 April 2025, day 100, exactly 100 is expected. */
const oneADay: IndicatorDefinition = {
  kind: 'stock',
  base: { on: '2024-12-31', value: 0 },
  target: { op: '>=', value: 365, on: '2025-12-31' },
}
const on = '2025-04-10'
const at = (value: number, day = on): Point[] => [{ on: day, value }]
const says = (definition: IndicatorDefinition, points: readonly Point[], day = on, figures = publishedFigures) => {
  const { status, reason } = assess(definition, points, day, figures)
  return `${status} ${reason.code}`
}

/** A row as the plans print it, base 2020 and target 2025 unless said otherwise. */
function row(
  kind: IndicatorReading['kind'],
  op: PrintedIndicator['targetOp'],
  target: number | null,
  base: number | null,
  more: Partial<IndicatorReading & PrintedIndicator> & { declaredBase?: { on: string; value: number } } = {},
) {
  const { declaredBase, targetYear = 2025, targetMax, unit = null, ...reading } = more
  return definitionOf(
    { unit, baseYear: targetYear - 5, baseValue: base, targetYear, targetOp: op, targetValue: target, targetMax },
    { kind, ...reading },
    { declaredBase },
  )
}

describe('the straight line', () => {
  test.each([
    [365, 'met_early target_reached'],
    [364.999, 'on_track ahead_of_path'],
    [100, 'on_track ahead_of_path'],
    [99.999, 'lagging behind_path'],
    [90, 'lagging behind_path'],
    [89.999, 'far_behind far_behind_path'],
    [0, 'far_behind far_behind_path'],
    [-5, 'far_behind far_behind_path'],
  ])('with 100 expected, %d is %s', (value, verdict) => {
    expect(says(oneADay, at(value))).toBe(verdict)
  })

  test('progress, expected and gap are the numbers of the rule', () => {
    expect(assess(oneADay, at(95), on)).toMatchObject({
      progress: 0.95,
      expected: 100,
      gap: 270,
      base: 0,
      target: 365,
      value: 95,
      judgedOn: on,
    })
  })

  test('青浦 护理型床位占比 27 → ≥60: 55.2 at mid-2025 is lagging, 56.7 is on track', () => {
    const share = row('share', '>=', 60, 27, { unit: '%' })
    expect(says(share, at(55.2, '2025-06-30'), '2025-06-30')).toBe('lagging behind_path')
    expect(says(share, at(56.7, '2025-06-30'), '2025-06-30')).toBe('on_track ahead_of_path')
    expect(assess(share, at(55.2, '2025-06-30'), '2025-06-30').expected).toBeCloseTo(27 + (33 * 1642) / 1826, 9)
  })

  test('the figures are settings', () => {
    expect(says(oneADay, at(95), on, { ...publishedFigures, ok: 0.95 })).toBe('on_track ahead_of_path')
    expect(says(oneADay, at(85), on, { ...publishedFigures, lagging: 0.8 })).toBe('lagging behind_path')
  })

  test('a line that falls is measured the same way', () => {
    const falling: IndicatorDefinition = {
      kind: 'share',
      base: { on: '2024-12-31', value: 465 },
      target: { op: '<=', value: 100, on: '2025-12-31' },
    }
    expect(says(falling, at(365))).toBe('on_track ahead_of_path')
    expect(says(falling, at(375))).toBe('lagging behind_path')
    expect(says(falling, at(375.01))).toBe('far_behind far_behind_path')
    expect(says(falling, at(100))).toBe('met_early target_reached')
    expect(assess(falling, at(375), on)).toMatchObject({ progress: 0.9, gap: 275 })
  })

  test('on the base day itself nothing is expected, and the base has made no progress', () => {
    expect(assess(oneADay, at(0, '2024-12-31'), '2024-12-31')).toMatchObject({
      status: 'on_track',
      progress: 0,
      reason: { code: 'nothing_expected_yet' },
    })
    expect(says(oneADay, at(3, '2024-12-31'), '2024-12-31')).toBe('on_track ahead_of_path')
    expect(says(oneADay, at(-1, '2024-12-31'), '2024-12-31')).toBe('far_behind far_behind_path')
  })

  test('a value is judged as of its own day; the dotted line is today’s', () => {
    const old = assess(oneADay, at(100), '2025-07-19')
    expect(old).toMatchObject({ status: 'on_track', judgedOn: on, expected: 100, expectedToday: 200 })
  })
})

describe('what is not known is not claimed', () => {
  test('without an approved value an indicator waits for a report, and a value of a later day is not known yet', () => {
    expect(says(oneADay, [])).toBe('awaiting_report no_approved_value')
    expect(says(oneADay, at(300, '2025-04-11'))).toBe('awaiting_report no_approved_value')
  })

  test('the newest day counts, and of two values for a day the one given last', () => {
    const points = [
      { on: '2025-04-01', value: 10 },
      { on, value: 50 },
      { on, value: 100 },
      { on: '2025-03-01', value: 365 },
    ]
    expect(says(oneADay, points)).toBe('on_track ahead_of_path')
  })

  test('a value older than the settings allow says nothing about today', () => {
    const long = row('stock', '>=', 9500, 8278)
    expect(says(long, at(9000, '2023-05-27'), '2024-06-30')).toBe('on_track ahead_of_path')
    expect(says(long, at(9000, '2023-05-26'), '2024-06-30')).toBe('awaiting_report value_too_old')
  })

  test('a sum that reached its target stays reached however old the report is', () => {
    expect(says(row('sum', '=', 300, 0), at(300, '2022-01-01'), '2024-06-30')).toBe('met_early target_reached')
  })
})

describe('no numeric base, no path', () => {
  const beds = row('stock', '=', 500, null, { unit: '张' })
  test('黄浦 认知障碍照护床位 500张: met or not met, and no expected value', () => {
    expect(says(beds, at(499), '2025-06-30')).toBe('not_met_no_path no_base')
    expect(says(beds, at(500), '2025-06-30')).toBe('met_early target_reached')
    expect(assess(beds, at(499), '2025-06-30')).toMatchObject({
      progress: null,
      expected: null,
      expectedToday: null,
      base: null,
      gap: 1,
    })
  })

  test('once a first approved value is declared the base, the line starts from its day', () => {
    const declared = row('stock', '=', 500, null, { declaredBase: { on: '2024-12-31', value: 135 } })
    expect(assess(declared, at(234), on)).toMatchObject({ status: 'lagging', expected: 235 })
    expect(says(declared, at(235))).toBe('on_track ahead_of_path')
  })

  test('a printed base is not replaced by a declared one', () => {
    expect(row('stock', '>=', 60, 36, { declaredBase: { on: '2024-12-31', value: 50 } }).base).toEqual({
      on: '2020-12-31',
      value: 36,
    })
  })

  test('青浦 新增老年教育社会学习点 25: a sum without a printed base has no path either', () => {
    expect(says(row('sum', '=', 25, null), at(24), '2025-06-30')).toBe('not_met_no_path no_base')
  })
})

describe('flat paths: what the base already had is met or far behind', () => {
  test.each<[string, IndicatorDefinition, number, string]>([
    ['崇明 新生儿访视率 98.98 → ≥98', row('share', '>=', 98, 98.98), 98, 'met_early target_kept'],
    ['崇明 新生儿访视率 98.98 → ≥98', row('share', '>=', 98, 98.98), 97.99, 'far_behind below_floor'],
    ['崇明 0-6岁儿童保健管理率 99.13 → ≥95', row('share', '>=', 95, 99.13), 95, 'met_early target_kept'],
    ['崇明 0-6岁儿童保健管理率 99.13 → ≥95', row('share', '>=', 95, 99.13), 94.9, 'far_behind below_floor'],
    ['崇明 老年人健康管理率 72 → ≥72', row('share', '>=', 72, 72), 72, 'met_early target_kept'],
    ['青浦 床位占户籍老年人口 3.5 → ≥3.5', row('share', '>=', 3.5, 3.5), 3.49, 'far_behind below_floor'],
    ['青浦 医养签约覆盖率 100 → 100', row('share', '=', 100, 100), 100, 'met_early target_kept'],
    ['青浦 健身团队覆盖率 100 → 100', row('coverage', '=', 100, 100), 99.5, 'far_behind below_floor'],
    ['松江 登记备案的托育机构数 11 → 11', row('stock', '=', 11, 11), 12, 'met_early target_kept'],
    ['松江 登记备案的托育机构数 11 → 11', row('stock', '=', 11, 11), 10, 'far_behind below_floor'],
    ['松江 学前教育毛入园率 99.8 → 99.8', row('share', '=', 99.8, 99.8), 99.8, 'met_early target_kept'],
    ['> with the base on the edge', row('share', '>', 85, 85), 85, 'far_behind below_floor'],
    ['> with the base on the edge', row('share', '>', 85, 85), 85.1, 'met_early target_reached'],
  ])('%s: %o at %d', (_name, definition, value, verdict) => {
    expect(says(definition, at(value, '2025-06-30'), '2025-06-30')).toBe(verdict)
    expect(assess(definition, at(value, '2025-06-30'), '2025-06-30').progress).toBeNull()
  })
})

describe('operators', () => {
  test('崇明 开设托班的园所 75.7 → >85: 85 itself is not enough', () => {
    const share = row('share', '>', 85, 75.7)
    expect(says(share, at(85, '2025-12-31'), '2025-12-31')).toBe('on_track ahead_of_path')
    expect(says(share, at(85.01, '2025-12-31'), '2025-12-31')).toBe('met_early target_reached')
    expect(says(share, at(85, '2025-12-31'), '2026-01-01')).toBe('final_not_met target_missed')
  })

  test('崇明 养老床位 8439 → 10105: a bare figure is reached from below, and more is no fault', () => {
    const beds = row('stock', '=', 10105, 8439)
    expect(says(beds, at(10104, '2025-11-30'), '2025-11-30')).toBe('on_track ahead_of_path')
    expect(says(beds, at(10105, '2025-11-30'), '2025-11-30')).toBe('met_early target_reached')
    expect(says(beds, at(10600, '2025-11-30'), '2025-11-30')).toBe('met_early target_reached')
  })

  test('a bare figure below the base is reached from above', () => {
    const fewer = row('stock', '=', 10, 20)
    expect(says(fewer, at(10, '2025-06-30'), '2025-06-30')).toBe('met_early target_reached')
    expect(says(fewer, at(8, '2025-06-30'), '2025-06-30')).toBe('met_early target_reached')
    expect(says(fewer, at(19, '2025-06-30'), '2025-06-30')).toBe('far_behind far_behind_path')
  })

  test('崇明 人均期望寿命 83.76 → 84左右: within its stated tolerance it is reached, the line ends at 84', () => {
    const life = row('stock', '~', 84, 83.76, { tolerance: 0.1, unit: '岁' })
    expect(says(life, at(83.9, '2025-06-30'), '2025-06-30')).toBe('met_early target_reached')
    expect(says(life, at(84.6, '2025-06-30'), '2025-06-30')).toBe('met_early target_reached')
    expect(assess(life, at(83.8, '2022-12-31'), '2022-12-31')).toMatchObject({ status: 'far_behind', target: 84 })
    expect(says(life, at(83.89, '2025-12-31'), '2026-03-01')).toBe('final_not_met target_missed')
  })

  test('左右 without a stated tolerance reaches the published share of the target', () => {
    const around = row('stock', '~', 1000, null)
    expect(says(around, at(990, '2025-06-30'), '2025-06-30')).toBe('met_early target_reached')
    expect(says(around, at(989, '2025-06-30'), '2025-06-30')).toBe('not_met_no_path no_base')
  })

  test('青浦 建成示范性托育机构 1-2: the low edge is enough, more than the high edge is said', () => {
    const nurseries = row('stock', 'range', 1, null, { targetMax: 2 })
    expect(says(nurseries, at(0, '2025-06-30'), '2025-06-30')).toBe('not_met_no_path no_base')
    expect(says(nurseries, at(1, '2025-06-30'), '2025-06-30')).toBe('met_early target_reached')
    expect(says(nurseries, at(2, '2025-06-30'), '2025-06-30')).toBe('met_early target_reached')
    expect(says(nurseries, at(3, '2025-06-30'), '2025-06-30')).toBe('met_early above_range')
  })

  test('a range of which both edges bind is missed on either side', () => {
    const ratio = row('stock', 'range', 10, 5, { targetMax: 20, direction: 'within' })
    expect(says(ratio, at(15, '2025-06-30'), '2025-06-30')).toBe('met_early target_reached')
    expect(says(ratio, at(21, '2025-06-30'), '2025-06-30')).toBe('far_behind outside_range')
    expect(says(ratio, at(9.9, '2025-06-30'), '2025-06-30')).toBe('on_track ahead_of_path')
    expect(assess(ratio, at(21, '2025-06-30'), '2025-06-30').gap).toBe(1)
  })

  test('青浦 失能发生率 下降: lower than the base, once there is one', () => {
    const open = row('share', 'qualitative', null, null, { trend: 'falling', direction: 'down' })
    expect(says(open, at(12, '2025-06-30'), '2025-06-30')).toBe('open base_needed')
    const based = row('share', 'qualitative', null, null, {
      trend: 'falling',
      direction: 'down',
      declaredBase: { on: '2023-12-31', value: 12 },
    })
    expect(says(based, at(11.9, '2025-06-30'), '2025-06-30')).toBe('met_early target_reached')
    expect(says(based, at(12, '2025-06-30'), '2025-06-30')).toBe('far_behind below_floor')
  })
})

describe('yearly numbers are judged within the year', () => {
  const points3 = row('per_year', '>=', 3, null)
  test.each([
    ['2025-04-30', 0, 'on_track nothing_expected_yet'], // a third of three: not yet a whole one on 30 April
    ['2025-05-02', 0, 'far_behind far_behind_path'], // day 122 of 365: one is expected
    ['2025-05-02', 1, 'on_track ahead_of_path'],
    ['2025-12-30', 2, 'on_track ahead_of_path'],
    ['2025-12-31', 2, 'far_behind far_behind_path'],
    ['2025-02-01', 3, 'met_early year_target_reached'],
  ])('青浦 每年建成儿童友好社区示范点 ≥3: on %s with %d it is %s', (day, value, verdict) => {
    expect(says(points3, at(value, day), day)).toBe(verdict)
  })

  test('last year’s result stands until this year has a value', () => {
    expect(says(points3, at(3, '2024-12-31'), '2025-03-01')).toBe('on_track last_year_reached')
    expect(says(points3, at(2, '2024-12-31'), '2025-03-01')).toBe('far_behind last_year_missed')
    expect(says(points3, [...at(2, '2024-12-31'), ...at(1, '2025-02-28')], '2025-03-01')).toBe('on_track ahead_of_path')
  })

  test('with nothing expected before the year’s last day there is no path within it', () => {
    const figures = { ...publishedFigures, withinYear: 'year_end' as const }
    expect(says(points3, at(1, '2025-06-30'), '2025-06-30', figures)).toBe('not_met_no_path year_not_over')
    expect(says(points3, at(3, '2025-06-30'), '2025-06-30', figures)).toBe('met_early year_target_reached')
  })

  test('青浦 每年新增普惠性托幼点 2-3', () => {
    const range = row('per_year', 'range', 2, null, { targetMax: 3 })
    expect(says(range, at(2, '2025-06-30'), '2025-06-30')).toBe('met_early year_target_reached')
    expect(says(range, at(4, '2025-06-30'), '2025-06-30')).toBe('met_early above_range')
    expect(says(range, at(0, '2025-07-03'), '2025-07-03')).toBe('far_behind far_behind_path')
  })

  test('黄浦 宝宝屋每年每名幼儿免费 ≥12 次: a floor with a window of a year runs the same path', () => {
    const floor = row('floor', '>=', 12, null, { per: { of: 'child', window: 'year' } })
    expect(assess(floor, at(6, '2025-07-02'), '2025-07-02')).toMatchObject({ status: 'on_track', expected: 6, progress: 1 })
    expect(says(floor, at(5, '2025-07-02'), '2025-07-02')).toBe('far_behind far_behind_path')
  })

  test('黄浦 每月巡查 ≥1 and 青浦 每周开放 ≥56 小时: floors of a month or week stand on any day, without a path', () => {
    const monthly = row('floor', '>=', 1, null, { per: { of: 'facility', window: 'month' } })
    expect(says(monthly, at(1, '2025-05-31'), '2025-06-30')).toBe('met_early target_reached')
    expect(says(monthly, at(0, '2025-05-31'), '2025-06-30')).toBe('not_met_no_path no_base')
    const weekly = row('floor', '>=', 56, null, { per: { of: 'venue', window: 'week' } })
    expect(says(weekly, at(55.5, '2025-06-30'), '2025-06-30')).toBe('not_met_no_path no_base')
  })

  test('青浦 志愿者年平均服务 10 万小时: the whole average is expected on any day', () => {
    const average = row('average_per_year', '=', 10, null)
    expect(says(average, at(10, '2025-02-01'), '2025-02-01')).toBe('met_early target_reached')
    expect(assess(average, at(9, '2025-02-01'), '2025-02-01')).toMatchObject({ status: 'lagging', progress: 0.9, expected: 10 })
    expect(says(average, at(8.9, '2025-02-01'), '2025-02-01')).toBe('far_behind far_behind_path')
  })

  test('a yearly upper limit is kept or exceeded', () => {
    const limit = row('per_year', '<=', 10, null)
    expect(says(limit, at(10, '2025-06-30'), '2025-06-30')).toBe('on_track within_limit')
    expect(says(limit, at(11, '2025-06-30'), '2025-06-30')).toBe('far_behind limit_exceeded')
    expect(says(limit, at(10, '2025-12-31'), '2026-02-01')).toBe('final_met target_reached')
  })
})

describe('targets in words', () => {
  const words = row('qualitative', 'qualitative', null, null)
  test.each<[string, Point[], string, string]>([
    ['nothing approved', [], '2025-06-30', 'awaiting_report no_approved_value'],
    ['judged as not met yet', [{ on: '2025-03-31', value: null, judged: 'not_met' }], '2025-06-30', 'open judged_not_met'],
    ['judged as met', [{ on: '2025-03-31', value: null, judged: 'met' }], '2025-06-30', 'met_early judged_met'],
    ['a number nobody judged', [{ on: '2025-03-31', value: 99.6 }], '2025-06-30', 'open needs_judgement'],
    ['judged as met at the end', [{ on: '2025-12-31', value: null, judged: 'met' }], '2026-02-01', 'final_met judged_met'],
    [
      'judged as not met at the end',
      [{ on: '2025-12-31', value: null, judged: 'not_met' }],
      '2026-02-01',
      'final_not_met judged_not_met',
    ],
    [
      'judged long before the end',
      [{ on: '2025-03-31', value: null, judged: 'met' }],
      '2026-02-01',
      'awaiting_report final_value_missing',
    ],
    ['a number nobody judged at the end', [{ on: '2025-12-31', value: 99.6 }], '2026-02-01', 'awaiting_report needs_judgement'],
  ])('青浦 应保尽保, 宝山 全面完成, 黄浦 街道试点: %s', (_name, points, day, verdict) => {
    expect(says(words, points, day)).toBe(verdict)
  })

  test('黄浦 完成市下达指标: it waits for the city’s figure, which is the target from its day', () => {
    const printed = {
      unit: '张',
      baseYear: null,
      baseValue: null,
      targetYear: 2025,
      targetOp: 'qualitative' as const,
      targetValue: null,
    }
    const reading = { kind: 'handed_down' as const, becomes: 'stock' as const }
    expect(says(definitionOf(printed, reading), at(1900, '2025-03-31'), '2025-03-31')).toBe(
      'awaiting_figure figure_not_handed_down',
    )
    const given = definitionOf(printed, reading, { handedDown: { from: '2025-04-01', op: '>=', value: 2000 } })
    expect(says(given, at(1900, '2025-03-31'), '2025-03-31')).toBe('awaiting_figure figure_not_handed_down')
    expect(says(given, at(1900, '2025-03-31'), '2025-04-01')).toBe('not_met_no_path no_base')
    expect(says(given, at(2000, '2025-03-31'), '2025-04-01')).toBe('met_early target_reached')
  })
})

describe('after the target date the status is final', () => {
  const beds = row('stock', '>=', 500, 100, { targetYear: 2022 })
  test.each([
    [500, '2022-12-31', '2023-01-01', 'final_met target_reached'],
    [499, '2022-12-31', '2023-01-01', 'final_not_met target_missed'],
    [499, '2022-12-31', '2022-12-31', 'lagging behind_path'],
    [500, '2022-11-30', '2025-06-30', 'final_met target_reached'],
    [500, '2022-11-29', '2025-06-30', 'awaiting_report final_value_missing'],
    [600, '2023-06-30', '2025-06-30', 'awaiting_report final_value_missing'],
  ])('宝山 2022: %d on %s, seen on %s, is %s', (value, day, seen, verdict) => {
    expect(says(beds, at(value, day), seen)).toBe(verdict)
  })

  test('without any value it still waits for one: missing is not failed', () => {
    expect(says(beds, [], '2025-06-30')).toBe('awaiting_report final_value_missing')
  })

  test('of a yearly number the target year decides', () => {
    const yearly = row('per_year', '>=', 3, null)
    expect(says(yearly, at(3, '2025-08-01'), '2026-01-01')).toBe('final_met target_reached')
    expect(says(yearly, [...at(5, '2024-12-31'), ...at(2, '2025-12-31')], '2026-01-01')).toBe('final_not_met target_missed')
    expect(says(yearly, at(5, '2024-12-31'), '2026-01-01')).toBe('awaiting_report final_value_missing')
  })

  test('宝山 2019 targets end in 2019', () => {
    const adviser = row('coverage', '=', 100, null, { targetYear: 2019 })
    expect(says(adviser, at(100, '2019-12-31'), '2020-01-01')).toBe('final_met target_reached')
  })
})

describe('properties', () => {
  const order = ['final_met', 'met_early', 'on_track', 'lagging', 'far_behind', 'not_met_no_path', 'final_not_met']
  const op = fc.constantFrom('>=', '>', '<=', '<', '=', '~', 'range' as const)
  const amount = fc.integer({ min: -1000, max: 1000 })
  const kind = fc.constantFrom('stock', 'sum', 'share', 'coverage', 'per_year', 'average_per_year' as const)
  const day = fc
    .integer({ min: 0, max: 2200 })
    .map((n) => new Date(Date.UTC(2020, 11, 31) + n * 86_400_000).toISOString().slice(0, 10))
  const definition = fc
    .record({
      kind,
      op,
      target: fc.integer({ min: 1, max: 1000 }),
      width: fc.nat(50),
      base: fc.option(amount),
      tolerance: fc.nat(20),
    })
    .map((it) => row(it.kind, it.op, it.target, it.base, { targetMax: it.target + it.width, tolerance: it.tolerance }))
  const betterIsUp = (it: IndicatorDefinition) => {
    if (it.target.op === '<=' || it.target.op === '<') return false
    const high =
      it.target.op === 'range'
        ? (it.target.max ?? 0)
        : it.target.op === '~'
          ? (it.target.value ?? 0) + (it.tolerance ?? 0)
          : (it.target.value ?? 0)
    return it.target.op === '>=' || it.target.op === '>' || !(it.base && it.base.value > high)
  }

  test('a better value never gives a worse status', () => {
    fc.assert(
      fc.property(definition, amount, fc.nat(500), day, (it, value, more, when) => {
        const better = betterIsUp(it) ? value + more : value - more
        const rank = (v: number) => order.indexOf(assess(it, at(v, when), when).status)
        return rank(better) <= rank(value)
      }),
      { numRuns: 2000 },
    )
  })

  test('a change of unit changes no status and no progress', () => {
    const times = (it: IndicatorDefinition, k: number): IndicatorDefinition => ({
      ...it,
      tolerance: (it.tolerance ?? 0) * k,
      base: it.base && { ...it.base, value: it.base.value * k },
      target: { ...it.target, value: (it.target.value ?? 0) * k, max: (it.target.max ?? 0) * k },
    })
    fc.assert(
      fc.property(definition, amount, day, fc.constantFrom(0.0001, 0.5, 3, 10_000), (it, value, when, k) => {
        if (it.kind === 'per_year') return // whole units are expected within a year: the unit matters there
        const one = assess(it, at(value, when), when)
        const other = assess(times(it, k), at(value * k, when), when)
        expect(other.status).toBe(one.status)
        if (one.progress !== null)
          expect(Math.abs((other.progress ?? Infinity) - one.progress)).toBeLessThan(1e-6 * (1 + Math.abs(one.progress)))
      }),
      { numRuns: 1000 },
    )
  })

  test('standing at the base is no progress, on any day', () => {
    fc.assert(
      fc.property(definition, day, (it, when) => {
        if (!it.base || it.kind === 'per_year' || it.kind === 'average_per_year' || when > it.target.on) return
        const { progress } = assess(it, at(it.base.value, when), when)
        expect(progress === null || progress === 0).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('every approved number gets a status and a reason, and never a number that is not one', () => {
    fc.assert(
      fc.property(definition, amount, day, day, (it, value, known, seen) => {
        const { progress, expected, expectedToday, gap, status } = assess(it, at(value, known), seen)
        expect(status).toBeTruthy()
        for (const figure of [progress, expected, expectedToday, gap])
          expect(figure === null || Number.isFinite(figure)).toBe(true)
        expect(gap === null || gap >= 0).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
