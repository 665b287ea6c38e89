import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Size } from './sizes.ts'
import { password, productUrl } from './visitor.ts'

/** Goes to a page of the console and waits until it has been read. */
export async function arrive(page: Page, path: string): Promise<void> {
  await page.goto(`/console/${path}`)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
}

/** Nothing is being read or sent any more. */
export async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: 20_000 }).toBe(0)
}

/** Signs in at the door, by hand, and waits for the first page behind it. */
export async function signIn(page: Page, username: string, secret = password): Promise<void> {
  await page.goto('/console/')
  await fillSignIn(page, username, secret)
  await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor()
}

/** Fills the sign-in form and sends it. */
export async function fillSignIn(page: Page, username: string, secret: string): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(secret)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Signs out where the account is kept: at the foot of the navigation, or behind 更多 on a phone. */
export async function signOut(page: Page, size: Size): Promise<void> {
  const navigation = page.getByRole('navigation', { name: '导航' })
  if (size === 'phone') await navigation.getByRole('button', { name: '更多' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
}

/** The row of a list that holds these words: a table's row on a desk, a card on a phone. */
export function rowOf(page: Page, size: Size, words: string | RegExp): Locator {
  return page
    .getByRole('main')
    .getByRole(size === 'phone' ? 'listitem' : 'row')
    .filter({ hasText: words })
}

/** The dialog of this name that lies on top. */
export const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true }).last()

/** What the console said it had done. */
export async function said(page: Page, sentence: string): Promise<void> {
  await page.getByText(sentence, { exact: true }).first().waitFor()
}

/** Goes over to an earlier day by 看某一天. */
export async function seeDay(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: '看某一天' }).click()
  const asking = dialog(page, '看某一天')
  await asking.getByLabel('哪一天').fill(day)
  await asking.getByRole('button', { name: '查看' }).click()
  await page.getByText(`正在看 ${day} 当天的情况。`).waitFor()
  await settled(page)
}

/** The product's today, and the days around it. */
export async function dayFromToday(days: number): Promise<string> {
  const { today } = (await (await fetch(`${productUrl()}/api/installation`)).json()) as { today: string }
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
