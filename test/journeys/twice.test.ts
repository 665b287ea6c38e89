import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrive, dialog, said } from './support/steps.ts'
import { visitor } from './support/visitor.ts'

const district = '310151'
const task = `${district}/tasks/t5`

test('two quick presses on a button send one wish', async () => {
  const { page, faults } = await visitor({ as: 'chongming-tongchou' })
  const sent = postsOf(page, '/milestones')
  await arrive(page, task)
  await page.getByRole('button', { name: '新增节点' }).click()
  await fillMilestone(page, '按两下也只报一次')
  await dialog(page, '新增节点')
    .getByRole('button', { name: '保存' })
    .evaluate((button: HTMLButtonElement) => {
      button.click()
      button.click()
    })
  await said(page, '节点已新增。')
  expect(sent).toHaveLength(1)
  expect(await page.getByRole('article').filter({ hasText: '按两下也只报一次' }).count()).toBe(1)
  expect(faults).toEqual([])
})

test('a second window that was left behind is told so, and its buttons follow', async () => {
  const first = await visitor({ as: 'chongming-tongchou' })
  await arrive(first.page, task)
  await first.page.getByRole('button', { name: '新增节点' }).click()
  await fillMilestone(first.page, '两个窗口里的同一个节点')
  await dialog(first.page, '新增节点').getByRole('button', { name: '保存' }).click()
  await said(first.page, '节点已新增。')

  const second = await first.context.newPage()
  await arrive(second, task)
  const entry = (page: Page) => page.getByRole('article').filter({ hasText: '两个窗口里的同一个节点' })
  await entry(second).getByRole('button', { name: '撤回' }).click() // asked, not yet answered

  await entry(first.page).getByRole('button', { name: '撤回' }).click()
  await withdraw(first.page)
  await said(first.page, '节点已撤回。')

  await withdraw(second)
  await second.locator('.toast.refused').waitFor() // its question has gone with the button, so the refusal is said at the edge
  await entry(second).filter({ hasText: '已撤回' }).waitFor()
  expect(await entry(second).getByRole('button').count()).toBe(0)
})

async function fillMilestone(page: Page, title: string): Promise<void> {
  const form = dialog(page, '新增节点')
  await form.getByLabel('到时要做成什么').fill(title)
  await form.getByLabel('期限').fill('2025-12-31')
}

async function withdraw(page: Page): Promise<void> {
  await dialog(page, '撤回').getByLabel('理由').fill('重复了')
  await dialog(page, '撤回').getByRole('button', { name: '撤回' }).click()
}

function postsOf(page: Page, path: string): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith(path)) sent.push(request.url())
  })
  return sent
}
