import { describe, expect, test } from 'vitest'
import { aWorld, type Caller } from '../../../../test/support/world.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { SearchHit, WorkItem } from '../../../platform/feature.ts'
import { postForm } from '../review/form.test-support.ts'
import { planText } from '../review/plan.test-support.ts'
import type { FoundClause, PolicyDraft, PolicyHit, PolicyList, PolicyText } from './contract.ts'
import { findClause } from './finding.ts'
import { measures, opinion } from './policies.test-support.ts'

const w = await aWorld({ day: '2025-06-30' })
const at = '/api/districts/310118'
const coordinator = await w.as('coordinator')
const officer = await w.as('department_officer', { department: 'minzheng' })

const drafted = async (text: string, who: Caller = officer) => {
  const reply = await postForm(who, `${at}/policy-drafts`, [{ field: 'text', value: text }])
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { id: string }).id
}
const read = async (id: string) => (await coordinator.get(`${at}/policy-drafts/${id}`)).body as PolicyDraft
const correct = async (id: string, head: Partial<PolicyDraft['head']>, who = coordinator) => {
  const draft = await read(id)
  const body = { revision: draft.revision, head: { ...draft.head, ...head }, clauses: draft.clauses }
  return await who.post(`${at}/policy-drafts/${id}/correction`, body)
}
const publish = (id: string, revision: number, who = coordinator) =>
  who.post(`${at}/policy-drafts/${id}/publication`, { revision })
const published = async (text: string, head: Partial<PolicyDraft['head']> = {}) => {
  const id = await drafted(text)
  const saved = await correct(id, head)
  expect(saved.status, saved.text).toBe(200)
  const reply = await publish(id, (saved.body as { revision: number }).revision)
  expect(reply.status, reply.text).toBe(201)
  return reply.body as { policy: string; version: number }
}
const search = async (words: string, more = '') =>
  (await w.stranger.get(`${at}/policies?words=${encodeURIComponent(words)}${more}`)).body as PolicyList
const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code
const textOf = (hit: PolicyHit['clauses'][number]) => hit.pieces.map(({ text }) => text).join('')

let bath = ''

test('an officer brings a document in, the coordinator publishes it, and anybody finds the clause that answers', async () => {
  const id = await drafted(measures())
  const draft = await read(id)
  expect(draft).toMatchObject({ state: 'review', obstacles: [], may: { correct: true, publish: true } })
  expect(draft.head).toMatchObject({ number: '青民规〔2025〕2号', validFrom: '2025-03-01', validTo: '2027-03-01', policy: null })
  const { items } = (await coordinator.get(`${at}/work`)).body as { items: WorkItem[] }
  expect(items).toContainEqual(expect.objectContaining({ id, href: `/console/310118/policies/drafts/${id}` }))

  const reply = await publish(id, 1)
  expect(reply.status, reply.text).toBe(201)
  expect(await publish(id, 1), 'tapped twice').toMatchObject({ status: 201, body: reply.body })
  bath = (reply.body as { policy: string }).policy

  const { hits } = await search('助浴补贴多少')
  expect(hits?.[0]?.policy).toMatchObject({ id: bath, standing: 'valid', version: 1 })
  expect(hits?.[0]?.clauses[0]).toMatchObject({ place: '第三条', path: ['第二章 补贴标准'] })
  const [best] = hits?.[0]?.clauses ?? []
  expect(best?.pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['助浴', '补贴'])
  const { rows } = await w.owner.query('select action, actor_name from platform.audit where subject in ($1, $2) order by id', [
    id,
    bath,
  ])
  expect(rows.map(({ action }) => action)).toEqual(['plans.draft_policy', 'plans.publish_policy'])
})

test('it is found by its number, by the pinyin of its title and in the console’s search, and opened at the clause', async () => {
  expect((await search('青民规〔2025〕2号')).hits?.[0]?.policy.id).toBe(bath)
  expect((await search('qpqlnrzy')).hits?.[0]?.policy.id).toBe(bath)
  const { hits } = (await officer.get(`${at}/search?words=${encodeURIComponent('助浴服务补贴')}`)).body as { hits: SearchHit[] }
  expect(hits).toContainEqual(expect.objectContaining({ kind: 'policy', href: `/console/310118/policies/${bath}` }))

  const page = await w.stranger.get(`/310118/policies?q=${encodeURIComponent('失能 助浴')}`, { accept: 'text/html' })
  expect(page.status).toBe(200)
  expect(page.text).toContain('<mark>失能</mark>')
  const href = /href="(\/310118\/policies\/[^"]+#c-\d+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') as string
  const opened = await w.stranger.get(href.split('#')[0] as string, { accept: 'text/html' })
  expect(opened.text).toContain(`id="${href.split('#')[1]}"`)
  expect(opened.text).not.toContain('<script')
})

test('the next version replaces it on its first day; the one before stays readable, and is found as of then', async () => {
  const next = await published(measures({ number: '青民规〔2026〕5号', amount: 95, from: '2026年1月1日' }), { policy: bath })
  expect(next).toEqual({ id: expect.any(String), policy: bath, version: 2 })
  const amount = async (on: string) => textOf((await search('上门助浴每次补贴', `&on=${on}`)).hits?.[0]?.clauses[0] as never)
  expect(await amount('2025-12-31')).toContain('80元')
  expect(await amount('2026-01-01')).toContain('95元')

  const before = (await w.stranger.get(`${at}/policies/${bath}?version=1&on=2026-02-01`)).body as PolicyText
  expect(before.policy.standing).toBe('replaced')
  expect(before.versions.map(({ standing }) => standing)).toEqual(['replaced', 'valid'])
  expect(before.clauses.find(({ place }) => place === '第三条')?.text).toContain('80元')
  const today = (await w.stranger.get(`${at}/policies/${bath}`)).body as PolicyText
  expect(today.policy).toMatchObject({ version: 1, standing: 'valid' })
})

test('another document that replaces it ends it, and its withdrawal brings it back', async () => {
  const other = await published(opinion, { validFrom: '2025-05-01', replaces: bath })
  const text = async () => (await w.stranger.get(`${at}/policies/${bath}`)).body as PolicyText
  expect(await text()).toMatchObject({ policy: { standing: 'replaced' }, replacedBy: { id: other.policy } })
  expect((await search('助浴补贴')).hits?.some(({ policy }) => policy.id === bath)).toBe(false)
  expect((await search('助浴补贴', '&all=1')).hits?.some(({ policy }) => policy.id === bath)).toBe(true)

  const url = `${at}/policies/${other.policy}/withdrawal`
  expect((await coordinator.post(url, { version: 1, reason: '发错了文件' })).status).toBe(200)
  expect((await text()).policy.standing).toBe('valid')
  expect(codeOf(await coordinator.post(url, { version: 1, reason: '发错了文件' }))).toBe('policy_is_withdrawn')
  const gone = (await w.stranger.get(`${at}/policies/${other.policy}`)).body as PolicyText
  expect(gone).toMatchObject({ policy: { standing: 'withdrawn' }, withdrawnReason: '发错了文件' })
  expect((await search('建床条件', '&all=1')).hits).toEqual([])
})

describe('the district’s own plan', () => {
  test('is in the library with its headings, tasks and indicators, and says that its text is not', async () => {
    const { policies } = (await w.stranger.get(`${at}/policies`)).body as PolicyList
    const plan = policies.find(({ number }) => number === '青府办发〔2023〕3号')
    expect(plan).toMatchObject({
      level: '区',
      kind: '规划方案',
      whole: false,
      validFrom: '2023-02-06',
      validTo: '2026-01-01',
      standing: 'valid',
    })
    const { hits } = await search('护理型床位')
    expect(hits?.[0]?.policy.id).toBe(plan?.id)
    expect((await search('护理型床位', '&on=2026-01-01')).hits).toEqual([])
  })

  test('answers the sources of rules: the clause, the row of a table, or the nearest above', async () => {
    const find = async (place: string, document = '青府办发〔2023〕3号', district = '310118') =>
      await reading(w.ctx(district), (tx) => findClause(tx, document, place))
    expect(await find('三（一）1')).toMatchObject({ place: '三（一）1', exact: true })
    expect((await find('二（二）表 43'))?.place).toMatch(/表 43$/)
    expect(await find('三（一）77')).toMatchObject({ place: '三（一）', exact: false })
    expect(await find('三（一）1', '没有的文件')).toBeUndefined()
    expect(await find('三（一）2', '宝山区养老服务实施方案', '310113')).toMatchObject({ place: '三（一）2', exact: true })
    expect(await find('养老表 4', '黄府办发〔2022〕19号', '310101')).toMatchObject({ place: '养老表 4', exact: true })
    const { clause } = (
      await w.stranger.get(
        `${at}/cited-clause?document=${encodeURIComponent('青府办发〔2023〕3号')}&place=${encodeURIComponent('四（二）')}`,
      )
    ).body as { clause: FoundClause }
    expect(clause.href).toMatch(/^\/310118\/policies\/[^#]+#c-\d+$/)
  })

  test('that an officer imports here is in the library with its text, once', async () => {
    const imported = (await postForm(coordinator, `${at}/imports`, [{ field: 'text', value: planText() }])).body as { id: string }
    const { plan } = (await coordinator.post(`${at}/imports/${imported.id}/publication`, { revision: 1, plan: null })).body as {
      plan: string
    }
    const told = { name: 'plans.published', payload: { plan }, id: 'a' }
    for (const _ of [1, 2]) await w.product.installation.subscriptions.get('plans.published')?.get('plans')?.(w.ctx(), told)
    const { rows } = await w.owner.query(
      'select v.policy, v.whole from plans.policy_version v join plans.policy p on p.id = v.policy where p.plan = $1',
      [plan],
    )
    expect(rows).toEqual([{ policy: expect.any(String), whole: true }])
    const { clauses } = (await w.stranger.get(`${at}/policies/${rows[0].policy}`)).body as PolicyText
    expect(clauses.find(({ place }) => place === '二（一）1')?.text).toContain('鼓励社会力量参与')
  })
})

describe('who is refused', () => {
  test('street officers, auditors and residents bring nothing in; an officer publishes and withdraws nothing', async () => {
    const text = [{ field: 'text', value: measures({ number: '青民规〔2025〕9号' }) }]
    for (const who of [await w.as('street_officer', { street: '310118001' }), await w.as('auditor'), await w.resident()])
      expect((await postForm(who, `${at}/policy-drafts`, text)).status).toBe(403)
    const id = await drafted(measures({ number: '青民规〔2025〕9号' }))
    expect((await publish(id, 1, officer)).status).toBe(403)
    expect((await officer.post(`${at}/policies/${bath}/withdrawal`, { version: 1, reason: '试一试' })).status).toBe(403)
    const another = await w.as('department_officer', { department: 'weijian' })
    expect((await correct(id, {}, another)).status).toBe(403)
    expect((await correct(id, {}, officer)).status).toBe(200)
  })

  test('another district sees neither the draft nor the policy', async () => {
    const neighbour = await w.as('coordinator', { district: '310151' })
    const id = await drafted(measures({ number: '青民规〔2025〕10号' }))
    expect((await neighbour.get(`/api/districts/310151/policy-drafts/${id}`)).status).toBe(404)
    expect((await neighbour.get(`${at}/policy-drafts/${id}`)).status).toBe(403)
    expect((await w.stranger.get(`/api/districts/310151/policies/${bath}`)).status).toBe(404)
    const there = (await w.stranger.get(`/api/districts/310151/policies?words=${encodeURIComponent('助浴补贴')}`))
      .body as PolicyList
    expect(there.hits?.some(({ policy }) => policy.id === bath)).toBe(false)
    const wish = { head: { policy: bath } }
    expect(codeOf(await neighbour.post(`/api/districts/310151/policy-drafts/${id}/correction`, wish))).toBe('invalid_request')
  })
})

describe('what is refused', () => {
  test('files that are no document, are too large or want to burst, with the reader’s own words', async () => {
    const send = (name: string, content: Buffer) => postForm(officer, `${at}/policy-drafts`, [{ file: { name, content } }])
    const table = [
      ['empty.txt', Buffer.from('   \n \n'), ['empty_file', 'no_text']],
      ['photo.pdf', Buffer.from('%PDF-1.7\nbroken'), ['pdf_broken', 'no_text', 'not_a_document']],
      [
        'broken.docx',
        Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(2000, 7)]),
        ['docx_broken', 'not_a_document', 'unknown_format'],
      ],
      ['zeros.bin', Buffer.alloc(5000), ['not_a_document', 'unreadable_text', 'unknown_format', 'no_text']],
    ] as const
    for (const [name, content, codes] of table) {
      const reply = await send(name, content)
      expect([name, reply.status], reply.text).toEqual([name, 422])
      expect(codes).toContain(codeOf(reply))
    }
    const endless = Buffer.from(
      Array.from({ length: 6000 }, (_, n) => `第${n + 1}条 第${n + 1}类事项的申请条件由区民政局另行公布。`).join('\n'),
      'utf8',
    )
    expect(codeOf(await send('endless.txt', endless))).toBe('policy_has_too_many_clauses')
    expect(codeOf(await officer.post(`${at}/policy-drafts`, {}))).toBe('form_expected')
  })

  test('a draft without a first day, with a turned period, of a stranger’s policy or saved over another’s work', async () => {
    const id = await drafted(opinion)
    expect((await read(id)).obstacles).toEqual([{ code: 'policy_begins_when', details: {} }])
    expect(codeOf(await publish(id, 1))).toBe('policy_begins_when')
    expect((await correct(id, { validFrom: '2025-02-01', validTo: '2025-01-01' })).status).toBe(200)
    expect(codeOf(await publish(id, 2))).toBe('policy_period_is_ordered')
    expect(codeOf(await publish(id, 1))).toBe('policy_draft_changed')
    const nobody = '01890000-0000-7000-8000-000000000000'
    expect(codeOf(await correct(id, { policy: nobody }))).toBe('policy_unknown')
    expect((await coordinator.post(`${at}/policy-drafts/${id}/withdrawal`, { reason: '改用正式文本' })).status).toBe(200)
    expect(codeOf(await publish(id, 2))).toBe('policy_draft_has_ended')
  })

  test('a second policy of one number, and a version that says nothing new', async () => {
    const same = await drafted(measures())
    expect((await read(same)).head.policy, 'it is taken for the next version').toBe(bath)
    expect(codeOf(await publish(same, 1))).toBe('policy_unchanged')
    const unlike = await drafted(measures({ number: '青民规〔2026〕5号' }))
    const saved = await correct(unlike, { policy: null, title: '另一份办法' })
    expect(codeOf(await publish(unlike, (saved.body as { revision: number }).revision))).toBe('policy_number_is_there_already')
  })

  test.each(['%', "'; drop table plans.policy; --", '的', '\\', '🀄', 'a'.repeat(200), '一'.repeat(200)])(
    'the search survives %s',
    async (words) => {
      expect((await w.stranger.get(`${at}/policies?words=${encodeURIComponent(words)}`)).status).toBe(200)
      expect((await w.stranger.get(`/310118/policies?q=${encodeURIComponent(words)}`, { accept: 'text/html' })).status).toBe(200)
    },
  )
})
