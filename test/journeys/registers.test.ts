import { expect, test } from 'vitest'
import { contentOf } from './support/downloads.ts'
import { expectGoodPage } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes } from './support/sizes.ts'
import { arrive, dayFromToday, dialog, rowOf, said, settled } from './support/steps.ts'
import { visitor } from './support/visitor.ts'

const district = '310118'
const department = 'qingpu-minzheng'
const street = 'qingpu-jiedao'
const coordinator = 'qingpu-tongchou'

test.each(bothSizes)(
  'on a %s a sheet is tried, its bad row comes back as a file, the good one goes in and is taken back',
  async (size) => {
    const { page, faults } = await visitor({ size, as: department })
    const name = `〇演示导入${size === 'desk' ? '桌面' : '手机'}养老院`
    await arrive(page, `${district}/places/sheets`)
    await expectGoodPage(page)
    await look(page, 'places-sheets', size)
    const rows = [
      '类型,名称,街镇,开业日期,建筑面积',
      `养老院,${name},夏阳街道,2020-01-01,3000`,
      `养老院,${name}二,夏阳街道,2020-01-01,很大`,
      `城堡,${name}三,夏阳街道,2020-01-01,`,
    ]
    await page
      .getByLabel('选择表格，或拖到这里')
      .setInputFiles({ name: '设施.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await page.getByRole('heading', { name: '试算“设施.csv”：共 3 行' }).waitFor()
    await expectGoodPage(page)
    await look(page, 'places-sheets-tried', size)
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载错行（CSV）' }).click(),
    ])
    const bad = (await contentOf(saved)).toString('utf8')
    expect(bad.split('\r\n')[0]).toBe('\ufeff类型,名称,街镇,开业日期,建筑面积,行号,哪一栏,应当填')
    expect(bad).toContain(`${name}二,夏阳街道,2020-01-01,很大,3,建筑面积,`)
    await page.getByRole('button', { name: '只导入没有错的 1 行' }).click()
    await page.getByRole('heading', { name: '已导入“设施.csv”：共 3 行' }).waitFor()
    await page.getByRole('link', { name, exact: true }).waitFor()
    await look(page, 'places-sheets-in', size)
    const undo = '撤回这次导入的 1 处设施'
    await page.getByRole('button', { name: undo }).click()
    await dialog(page, undo).getByLabel('理由').fill('演示：导错了表')
    await expectGoodPage(page)
    await dialog(page, undo).getByRole('button', { name: undo }).click()
    await said(page, '已撤回 1 处设施。')
    await arrive(page, `${district}/places?words=${encodeURIComponent(name)}`)
    await page.getByText('没有符合条件的设施').waitFor()
    expect(faults).toEqual([])
  },
)

test.each(bothSizes)(
  'on a %s a street proposes a meal point; the department finds it in its work and confirms it',
  async (size) => {
    const name = `〇演示提议${size === 'desk' ? '桌面' : '手机'}助餐点`
    const proposing = await visitor({ size, as: street })
    await arrive(proposing.page, `${district}/places/proposals`)
    await proposing.page.getByRole('button', { name: '提议新增设施' }).click()
    const form = dialog(proposing.page, '提议新增设施')
    await form.getByLabel('类型').selectOption({ label: '老年助餐点' })
    await form.getByLabel('名称', { exact: true }).fill(name)
    await form.getByLabel('依据').fill('演示：走访')
    await expectGoodPage(proposing.page)
    await look(proposing.page, 'places-propose', size)
    await form.getByRole('button', { name: '提出', exact: true }).click()
    await said(proposing.page, '提议已送主管部门。')
    await settled(proposing.page)
    await expectGoodPage(proposing.page)

    const deciding = await visitor({ size, as: department })
    await arrive(deciding.page, `${district}/work`)
    await deciding.page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click()
    const record = dialog(deciding.page, name)
    await record.getByLabel('确认，立即生效').check()
    await record.getByLabel('理由').fill('演示：已核实')
    await expectGoodPage(deciding.page)
    await look(deciding.page, 'places-proposal', size)
    await record.getByRole('button', { name: '提交处理结果' }).click()
    await said(deciding.page, '提议已确认，登记已更新。')
    await arrive(deciding.page, `${district}/places?words=${encodeURIComponent(name)}`)
    await deciding.page.getByRole('link', { name }).waitFor()

    await arrive(proposing.page, `${district}/places/proposals?state=decided`)
    await rowOf(proposing.page, size, name).getByText('已确认').waitFor()
    await expectGoodPage(proposing.page)
    await look(proposing.page, 'places-proposals', size)
    expect([...proposing.faults, ...deciding.faults]).toEqual([])
  },
)

test.each(bothSizes)('on a %s a stand-in is recorded and ended early', async (size) => {
  const { page, faults } = await visitor({ size, as: coordinator })
  await arrive(page, `${district}/stand-ins`)
  await page.getByRole('button', { name: '登记顶岗' }).click()
  const form = dialog(page, '登记顶岗')
  await form.getByLabel('请假的人（账号）').fill('qingpu-jiaoyu')
  await form.getByLabel('顶岗的人（账号）').fill('qingpu-minzheng')
  await form.getByLabel('最后一天').fill(await dayFromToday(5))
  await expectGoodPage(page)
  await look(page, 'stand-ins-form', size)
  await form.getByRole('button', { name: '登记顶岗' }).click()
  await said(page, '顶岗已登记。')
  await settled(page)
  await expectGoodPage(page)
  await look(page, 'stand-ins', size)
  await page.getByRole('main').getByRole('button', { name: '提前结束' }).first().click()
  await dialog(page, '提前结束').getByRole('button', { name: '提前结束' }).click()
  await said(page, '顶岗已结束。')
  await page.getByText('现在没有人顶岗').waitFor()
  expect(faults).toEqual([])
})

test.each(bothSizes)(
  'on a %s what is due is counted, and the report can be taken along; running it takes a typed word',
  async (size) => {
    const { page, faults } = await visitor({ size, as: coordinator })
    await arrive(page, `${district}/retention`)
    await expectGoodPage(page)
    await look(page, 'retention', size)
    await page.getByRole('button', { name: '试算到期数' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '下载报告（CSV）' }).waitFor()
    await settled(page)
    await expectGoodPage(page)
    await look(page, 'retention-report', size)
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click()
    await page.getByRole('button', { name: '立即处理到期记录' }).click()
    const asking = dialog(page, '立即处理到期记录')
    expect(await asking.getByRole('button', { name: '立即处理到期记录' }).isDisabled()).toBe(true)
    await asking.getByLabel('请输入“处理”以确认').fill('处理')
    await expectGoodPage(page)
    await asking.getByRole('button', { name: '立即处理到期记录' }).click()
    await said(page, '到期记录已处理，报告已保存。')
    expect(faults).toEqual([])
  },
)

test.each(bothSizes)('on a %s the hours of venues stand beside their norm', async (size) => {
  const { page, faults } = await visitor({ size, as: department })
  await arrive(page, `${district}/places/venues`)
  await expectGoodPage(page)
  await look(page, 'places-venues', size)
  await page.getByRole('button', { name: '只看不足标准的' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('below')).toBe('1')
  await settled(page)
  await expectGoodPage(page)
  expect(faults).toEqual([])
})
