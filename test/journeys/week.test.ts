import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { contentOf } from './support/downloads.ts'
import { look, picture } from './support/look.ts'
import type { Size } from './support/sizes.ts'
import { arrive, dayFromToday, dialog, said, settled } from './support/steps.ts'
import { visitor } from './support/visitor.ts'

const district = '310151'

// Two tasks of 崇明 that 区民政局 answers for, one for each screen.
const cases: { size: Size; task: string }[] = [
  { size: 'desk', task: '加强科学规划布局' },
  { size: 'phone', task: '完善社区养老托育服务' },
]

describe.each(cases)('the week of the coordinator, on a $size', ({ size, task }) => {
  const matter = `请说明“${task}”的进度（${size}）`
  const milestone = `完成年度自查（${size}）`
  const answer = { name: '情况说明.txt', mimeType: 'text/plain', buffer: Buffer.from('各项工作按计划推进。\n', 'utf8') }

  test('from the overview to what needs attention; a supervision issued, answered with evidence and closed', async () => {
    const coordinator = await visitor({ size, as: 'chongming-tongchou' })
    const { page } = coordinator
    await arrive(page, `${district}/overview`)
    if (size === 'desk') await picture(page, 'overview')
    const attention = page.locator('section', { has: page.getByRole('heading', { name: '先看这些' }) })
    await attention.getByRole('link').first().click()
    await page.waitForURL((url) => !url.pathname.endsWith('/overview'))
    await page.getByRole('heading', { level: 1 }).waitFor()

    await openTask(page)
    await issue(page)

    const department = await visitor({ size, as: 'chongming-minzheng' })
    await answerIt(department.page)

    await openTask(page)
    const entry = page.getByRole('article').filter({ hasText: matter })
    expect(await entry.textContent()).toContain('各项工作按计划推进，附情况说明。')
    await entry.getByRole('link', { name: answer.name }).waitFor()
    await entry.getByRole('button', { name: '销号' }).click()
    await dialog(page, '销号').getByLabel('意见').fill('同意销号。')
    await dialog(page, '销号').getByRole('button', { name: '销号' }).click()
    await said(page, '已销号。')
    await entry.filter({ hasText: '同意销号。' }).waitFor()
    expect([...coordinator.faults, ...department.faults]).toEqual([])
  })

  test('a milestone set and reached, a quarter reported', async () => {
    const coordinator = await visitor({ size, as: 'chongming-tongchou' })
    await openTask(coordinator.page)
    await addMilestone(coordinator.page)

    const { page, faults } = await visitor({ size, as: 'chongming-minzheng' })
    await openTask(page)
    const entry = page.getByRole('article').filter({ hasText: milestone })
    await entry.getByRole('button', { name: '报完成' }).click()
    await dialog(page, '报完成').getByLabel('佐证文件').setInputFiles(answer)
    await dialog(page, '报完成').getByRole('listitem').filter({ hasText: answer.name }).waitFor()
    await dialog(page, '报完成').getByRole('button', { name: '报完成' }).click()
    await said(page, '节点已办结。')
    await entry.filter({ hasText: `${await dayFromToday(0)} 办结` }).waitFor()

    await page.getByRole('button', { name: '报送进展' }).click()
    await dialog(page, '报送进展').getByLabel('做了什么，卡在哪里').fill(`本季度已完成自查（${size}）。`)
    await dialog(page, '报送进展').getByRole('radio', { name: '正常推进' }).check()
    await dialog(page, '报送进展').getByRole('button', { name: '报送', exact: true }).click()
    await said(page, '季度进展已报送。')
    await page
      .getByRole('article')
      .filter({ hasText: `本季度已完成自查（${size}）。` })
      .waitFor()
    await look(page, 'task', size)
    expect([...coordinator.faults, ...faults]).toEqual([])
  })

  test('the board and the evaluation report, downloaded, are the files they say they are', async () => {
    const { page, faults } = await visitor({ size, as: 'chongming-tongchou' })
    await arrive(page, `${district}/indicators`)
    for (const [link, part] of [
      ['导出 Excel', 'xl/workbook.xml'],
      ['评估报告', 'word/document.xml'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
      const content = await contentOf(download)
      expect(content.subarray(0, 2).toString(), link).toBe('PK')
      expect(content.includes(part), `${part} in ${download.suggestedFilename()}`).toBe(true)
    }
    expect(faults).toEqual([])
  })

  async function openTask(page: Page): Promise<void> {
    await arrive(page, `${district}/tasks?words=${encodeURIComponent(task)}`)
    await page
      .getByRole('main')
      .getByRole('button', { name: new RegExp(task) })
      .click()
    await page.getByRole('dialog').getByRole('heading', { name: '节点' }).waitFor()
    await settled(page)
  }

  async function issue(page: Page): Promise<void> {
    await page.getByRole('button', { name: '发督办' }).click()
    const form = dialog(page, '发督办')
    await form.getByLabel('发给').selectOption({ label: '区民政局' })
    await form.getByLabel('督办事项').fill(matter)
    await form.getByLabel('要求').fill('请在期限内书面答复，并附材料。')
    await form.getByLabel('答复期限').fill(await dayFromToday(10))
    await form.getByRole('button', { name: '发出' }).click()
    await said(page, '督办已发出。')
    await page.getByRole('article').filter({ hasText: matter }).filter({ hasText: '待答复' }).waitFor()
  }

  async function answerIt(page: Page): Promise<void> {
    await arrive(page, `${district}/work`)
    await page.getByRole('main').getByRole('link', { name: matter }).first().click()
    await dialog(page, matter).getByRole('button', { name: '答复' }).click() // the link leads to the very one
    const form = dialog(page, matter)
    await form.getByLabel('怎样办的，结果如何').fill('各项工作按计划推进，附情况说明。')
    await form.getByLabel('佐证文件').setInputFiles(answer)
    await form.getByRole('listitem').filter({ hasText: answer.name }).waitFor()
    await form.getByRole('button', { name: '答复' }).click()
    await said(page, '答复已提交。')
  }

  async function addMilestone(page: Page): Promise<void> {
    await page.getByRole('button', { name: '新增节点' }).click()
    const form = dialog(page, '新增节点')
    await form.getByLabel('到时要做成什么').fill(milestone)
    await form.getByLabel('期限').fill(await dayFromToday(30))
    await form.getByLabel('由谁完成').selectOption({ label: '区民政局' })
    await form.getByRole('button', { name: '保存' }).click()
    await said(page, '节点已新增。')
    await page.getByRole('article').filter({ hasText: milestone }).waitFor()
  }
})
