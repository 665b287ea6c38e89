import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Grant } from '../platform/actor.ts'
import type { InstallationRecord } from '../platform/installation.ts'
import { Problem } from '../platform/problem.ts'
import type { Product } from '../product.ts'
import { type Face, facesOf } from './faces.ts'

/** One demonstration account, as printed at start. */
export type DemoAccount = { username: string; password: string; name: string; duty: string }

/** The same for all: the data is synthetic, and a demonstration that others can reach says so at start. */
const password = 'yiyu-demo-2025'
/** Its hash, made once: a good hash is slow on purpose. */
let hash: Promise<string> | undefined
const passwordHash = () => (hash ??= hashPassword(password))

/** The street whose officer the demonstration has, in each district it knows. */
const streetOf: Record<string, { code: string; name: string }> = {
  '310101': { code: '310101002', name: '南京东路街道' },
  '310113': { code: '310113102', name: '大场镇' },
  '310117': { code: '310117103', name: '佘山镇' },
  '310118': { code: '310118102', name: '朱家角镇' },
  '310151': { code: '310151101', name: '城桥镇' },
}

type Planned = { username: string; name: string; duty: string; grants: (Partial<Grant> & { role: Grant['role'] })[] }

/** Makes the demonstration's accounts and each feature's rows, each once, and names the accounts. A first start that was cut off is made up for. */
export async function demonstrate(product: Product): Promise<DemoAccount[]> {
  const planned = plannedAccounts(
    product.districts.map(({ code, name, pinyin }) => ({ code, name, pinyin: pinyin.replaceAll(' ', '') })),
  )
  if (!(await anyGrant(product, planned.length)))
    for (const account of planned) await makeAccount(product, account, { password, passwordHash: await passwordHash() })
  for (const { code } of product.districts)
    for (const feature of product.features) await feature.demo?.(product.contextFor(code, '演示'))
  const faces = await facesOf(product)
  for (const face of faces) await makeFace(product, face)
  return [...planned, ...faces].map(({ username, name, duty }) => ({ username, name, duty, password }))
}

async function makeFace(product: Product, { username, name, give }: Face): Promise<void> {
  const { rows } = await sql`select from auth.account where username = ${username}`.execute(product.installation.databases.app)
  if (rows.length > 0) return
  const { id } = await product.signIn.createAccount({ username, name, password, passwordHash: await passwordHash() })
  await give(id)
}

/** In an installation without any grant nobody could begin: makes its first administrator, whose password is told once. */
export async function firstAdministrator(product: Product): Promise<DemoAccount[]> {
  if (await anyGrant(product, 1)) return []
  const account = {
    username: 'admin',
    name: '管理员',
    duty: '首位管理员，请登录后修改密码',
    grants: [{ role: 'administrator' as const }],
  }
  const secret = randomBytes(9).toString('base64url')
  await makeAccount(product, account, { password: secret, mustChangePassword: true })
  return [{ ...account, password: secret }]
}

async function makeAccount(
  product: Product,
  { username, name, grants }: Planned,
  secret: { password: string; passwordHash?: string; mustChangePassword?: boolean },
): Promise<void> {
  try {
    const { id } = await product.signIn.createAccount({ username, name, ...secret })
    for (const grant of grants) await product.signIn.giveRole(id, { ...grant, startsOn: '2019-01-01' })
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'account_username_is_free') throw error // made before a start was cut off
  }
}

/** Prints the address, and for a demonstration that it is one, its day and its accounts. */
export function showDemo(shown: {
  say(line: string): void
  url: string
  record: InstallationRecord
  today: string
  accounts: DemoAccount[]
}): void {
  const { say, url, record, today, accounts } = shown
  say('')
  say(`颐育 Yiyu  ${url}`)
  say(`  居民 residents  ${url}/    工作台 console  ${url}/console    API  ${url}/api/`)
  if (record.demo) say(`  演示 demonstration: 数据是编造的，业务日期 ${today}（synthetic data, the business day is set back）`)
  for (const account of accounts) say(`    ${account.username.padEnd(20)} ${account.password}  ${account.name}：${account.duty}`)
}

function plannedAccounts(districts: { code: string; name: string; pinyin: string }[]): Planned[] {
  const perDistrict = districts.flatMap(({ code: district, name, pinyin }): Planned[] => [
    {
      username: `${pinyin}-tongchou`,
      name: `${name}统筹员（演示）`,
      duty: '统筹协调',
      grants: [{ role: 'coordinator', district }],
    },
    {
      username: `${pinyin}-minzheng`,
      name: `${name}民政填报员（演示）`,
      duty: '区民政局填报',
      grants: [{ role: 'department_officer', district, department: 'minzheng' }],
    },
    {
      username: `${pinyin}-fuhe`,
      name: `${name}民政复核员（演示）`,
      duty: '区民政局复核',
      grants: [{ role: 'department_officer', district, department: 'minzheng' }],
    },
    {
      username: `${pinyin}-jiaoyu`,
      name: `${name}教育填报员（演示）`,
      duty: '区教育局填报',
      grants: [{ role: 'department_officer', district, department: 'jiaoyu' }],
    },
    ...streetOfficers(district, name, pinyin),
  ])
  const everywhere = districts.map(({ code: district }) => ({ role: 'auditor' as const, district }))
  return [
    { username: 'admin', name: '管理员（演示）', duty: '账号与授权', grants: [{ role: 'administrator' }] },
    { username: 'shenji', name: '审计员（演示）', duty: '五区审计，只看不改', grants: everywhere },
    ...perDistrict,
    ...providers(districts),
  ]
}

function streetOfficers(district: string, name: string, pinyin: string): Planned[] {
  const street = streetOf[district]
  if (!street) return []
  return [
    {
      username: `${pinyin}-jiedao`,
      name: `${name}${street.name}经办员（演示）`,
      duty: `${street.name}登记、导入、名册`,
      grants: [{ role: 'street_officer', district, street: street.code }],
    },
  ]
}

/** Somebody who serves people and sees those whom a duty opens to them: in 青浦, or else the first district. */
function providers(districts: { code: string; name: string; pinyin: string }[]): Planned[] {
  const served = districts.find(({ code }) => code === '310118') ?? districts[0]
  if (!served) return []
  return [
    {
      username: `${served.pinyin}-huli`,
      name: `${served.name}护理员（演示）`,
      duty: '服务机构，只看因职责服务的人',
      grants: [{ role: 'provider', district: served.code }],
    },
  ]
}

async function anyGrant(product: Product, atLeast: number): Promise<boolean> {
  const { rows } = await sql<{ enough: boolean }>`select count(*) >= ${atLeast} as enough from platform.role_grant`.execute(
    product.installation.databases.app,
  )
  return rows[0]?.enough ?? false
}
