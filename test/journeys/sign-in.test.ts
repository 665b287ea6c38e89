import { describe, expect, test } from 'vitest'
import { codeFor } from '../../src/platform/sign-in/authenticator.test-support.ts'
import { expectGoodPage } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes } from './support/sizes.ts'
import { arrive, fillSignIn, said, signOut } from './support/steps.ts'
import { password, visitor } from './support/visitor.ts'

describe.each(bothSizes)('at the door, on a %s', (size) => {
  test('a stranger is led to the sign-in page and, once signed in, to the page they asked for', async () => {
    const { page, faults } = await visitor({ size })
    await page.goto('/console/310113/departments')
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
    await expectGoodPage(page)
    await look(page, 'sign-in', size)
    await fillSignIn(page, 'baoshan-minzheng', password)
    await page.waitForURL('/console/310113/departments')
    await page.getByRole('heading', { level: 1, name: '责任部门' }).waitFor()
    expect(faults).toEqual([])
  })

  test('a wrong password is told without saying what was wrong; too many lock the account, and the page says for how long', async () => {
    const { page } = await visitor({ size })
    await page.goto('/console/sign-in')
    const refusal = page.getByRole('alert')
    const name = `baoshan-${size === 'desk' ? 'jiaoyu' : 'fuhe'}`
    await fillSignIn(page, name, 'not-the-password')
    await refusal.filter({ hasText: '账号或密码不对。' }).waitFor()
    expect(await refusal.evaluate((element) => element === document.activeElement)).toBe(true)
    await expectGoodPage(page)

    for (let tries = 0; tries < 12 && !(await refusal.textContent())?.includes('锁定'); tries += 1) {
      const answer = page.waitForResponse(/sign-in\/username/)
      await fillSignIn(page, name, `not-the-password-${tries}`)
      await (await answer).finished()
      await page.locator('form[aria-busy="false"]').waitFor()
    }
    await refusal.filter({ hasText: /账号暂时锁定，请 \d+ 分钟后再试/ }).waitFor()
    await fillSignIn(page, name, password) // the right one does not open it either
    await refusal.filter({ hasText: /账号暂时锁定，请 \d+ 分钟后再试/ }).waitFor()
    await look(page, 'locked', size)
  })

  test('who was handed a password comes through the front door to choosing their own, and only then to the pages', async () => {
    const admin = await visitor({ as: 'admin' })
    const username = `newcomer-${size}`
    const made = await admin.context.request.post('/api/accounts', { data: { username, name: '新同事（演示）' } })
    const { id, temporaryPassword } = (await made.json()) as { id: string; temporaryPassword: string }
    const grant = { role: 'auditor', district: '310113' }
    expect((await admin.context.request.post(`/api/accounts/${id}/grants`, { data: grant })).status()).toBe(201)

    const { page, faults } = await visitor({ size })
    await page.goto('/console/')
    await fillSignIn(page, username, temporaryPassword)
    await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel('现在的密码').fill(temporaryPassword)
    await page.getByLabel('新密码', { exact: true }).fill('eighty years of tea')
    await page.getByLabel('再输一遍新密码').fill('eighty years of tea')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.waitForURL(/\/console\/310113\/work/)
    expect(faults).toEqual([])
  })

  test('the code of an authenticator is turned on with the account’s own page and asked for at the next sign-in', async () => {
    const { page, faults } = await visitor({ size })
    const name = size === 'desk' ? 'songjiang-minzheng' : 'songjiang-fuhe'
    await page.goto('/console/sign-in?next=/account')
    await fillSignIn(page, name, password)
    await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor()
    const section = page.locator('section', { has: page.getByRole('heading', { name: '动态口令' }) })
    await section.getByLabel('现在的密码').fill(password)
    await section.getByRole('button', { name: '开通' }).click()
    await section.getByRole('img', { name: '开通动态口令的二维码' }).waitFor()
    const secret = (await section.locator('.hint code').textContent()) ?? ''
    const uri = `otpauth://totp/yiyu?secret=${secret}`
    await expectGoodPage(page)
    await look(page, 'authenticator', size)
    await section.getByLabel('动态口令').fill(codeFor(uri))
    await section.getByRole('button', { name: '确认开通' }).click()
    await said(page, '动态口令已开通。')

    await arrive(page, '310117/work')
    await signOut(page, size)
    await fillSignIn(page, name, password)
    await page.getByRole('heading', { level: 1, name: '输入动态口令' }).waitFor()
    await expectGoodPage(page)
    await page.getByLabel('动态口令').fill(codeFor(uri, 1)) // each code opens once: the next half minute's is taken early
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor()
    expect(faults).toEqual([])
  })
})

describe('with the keyboard alone', () => {
  test('the skip link comes first and leads past the navigation; / opens the search, which finds and opens; Esc gives the focus back', async () => {
    const { page, faults } = await visitor({ size: 'desk', as: 'chongming-tongchou' })
    await arrive(page, '310151/indicators')
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('跳到正文')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)

    await page.keyboard.press('/')
    const search = page.getByRole('dialog', { name: '查找' })
    await search.getByRole('combobox').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    await page.keyboard.type('qmzj')
    await search.getByRole('option').filter({ hasText: '区民政局' }).first().waitFor()
    await expectGoodPage(page)
    await page.keyboard.press('Escape')
    await search.waitFor({ state: 'detached' })

    await page.keyboard.press('/')
    await search.getByRole('combobox').waitFor()
    await page.keyboard.type('养老床位总数')
    await search.getByRole('option').filter({ hasText: '养老床位总数' }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('养老床位总数').first().waitFor()
    expect(faults).toEqual([])
  })

  test('Tab reaches the main action of a page, and Enter does it', async () => {
    const { page } = await visitor({ size: 'desk', as: 'chongming-tongchou' })
    await arrive(page, '310151/imports')
    const atAction = () =>
      page.evaluate(() => document.activeElement?.textContent === '导入方案' && document.activeElement.tagName === 'BUTTON')
    for (let presses = 0; presses < 60 && !(await atAction()); presses += 1) await page.keyboard.press('Tab')
    expect(await atAction()).toBe(true)
    expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).not.toBe('none')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '导入方案' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(atAction).toBe(true)
  })
})
