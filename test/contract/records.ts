import { expect } from 'vitest'
import { postForm } from '../../src/features/plans/review/form.test-support.ts'
import { planText } from '../../src/features/plans/review/plan.test-support.ts'
import { type Caller, someEvidence, type World } from '../support/world.ts'
import { courseRecord, sealedRecords } from './course-records.ts'
import { familyRecords } from './family-records.ts'
import { listRecords } from './list-records.ts'
import { standingRecords } from './people-records.ts'
import { serviceRecords } from './service-records.ts'
import { roomRecords } from './session-records.ts'

/** Ids of real records by the part of the path before `{id}`, and the other parameters' real values by name. */
export type Records = { ids: Record<string, string>; keys: Record<string, string> }

/** Makes one record of each kind that an operation names by id. A new kind needs a line here; the contract test says which is missing. */
export async function aRecordOfEachKind(w: World, who: Caller, district: string): Promise<Records> {
  const at = `/api/districts/${district}`
  const made = async (url: string, body: Record<string, unknown>): Promise<string> => {
    const reply = await who.post(`${at}${url}`, body)
    expect(reply.status, `${url} ${reply.text}`).toBe(201)
    return (reply.body as { id: string }).id
  }
  const read = async <T>(url: string): Promise<T> => (await who.get(`${at}${url}`)).body as T

  const { indicators } = await read<{ indicators: { key: string; kind: string; source: string }[] }>('/indicators')
  const indicator = indicators.find(({ kind, source }) => kind !== 'qualitative' && source === 'reported')?.key as string
  const task = (await read<{ tasks: { key: string }[] }>('/tasks')).tasks[0]?.key as string
  const project = (await read<{ projects: { key: string }[] }>('/projects')).projects[0]?.key as string
  const item = (await read<{ items: { key: string }[] }>('/registers/policies')).items[0]?.key as string
  const [domain, ordinal] = indicator.split('/') as [string, string]

  const measures = [{ field: 'text', value: '契约助浴补贴办法\n第一条 本办法自2025年1月1日起施行。' }]
  const policyDraft = await postForm(who, `${at}/policy-drafts`, measures)
  expect(policyDraft.status, policyDraft.text).toBe(201)
  const file = await who.keep(district, '佐证.txt', someEvidence)
  const leads = await who.post(`${at}/indicators/${encodeURIComponent(domain)}/${ordinal}/leads`, { departments: ['minzheng'] })
  expect(leads.status, leads.text).toBe(200)
  const reported = { on: '2025-03-31', value: 1, evidence: [file] }
  const supervised = { subjectKind: 'meeting', subject: '联席会议', department: 'minzheng', dueOn: '2025-09-30' }
  const imported = await postForm(who, `${at}/imports`, [{ field: 'text', value: planText({ district: '崇明区' }) }])
  expect(imported.status, imported.text).toBe(201)
  const street = (await read<{ streets: { code: string }[] }>('/streets')).streets[0]?.code
  const facility = await made('/facilities', {
    ...{ type: 'care_home', name: '演示养老院', street, openedOn: '2020-01-01', source: '演示台账' },
  })
  const proposed = await made('/facilities', {
    type: 'meal_point',
    name: '演示助餐点',
    street,
    openedOn: '2020-01-01',
    source: '演示台账',
  })
  return {
    ids: {
      facilities: facility,
      proposals: await made('/proposals', {
        ...{ kind: 'close', facility: proposed, close: { closedOn: '2025-06-01', why: '到期' } },
      }),
      'opening-exceptions': await made(`/facilities/${facility}/opening-exceptions`, {
        ...{ on: '2025-10-01', opens: null, closes: null, why: '样例：国庆放假' },
      }),
      contracts: await made(`/facilities/${facility}/contracts`, {
        ...{ kind: 'medical', partner: '演示卫生服务中心', startsOn: '2024-01-01', source: '演示台账' },
      }),
      designations: await made('/designations', { kind: 'star_home', facility, givenOn: '2024-01-01' }),
      ...(await standingRecords(who, district)),
      ...(await familyRecords(w, who, district)).ids,
      // Ending a schedule takes its untouched slots away: the slot is another schedule's.
      slots: (await roomRecords({ who, keeper: who, district, street })).slots,
      'session-schedules': (await roomRecords({ who, keeper: who, district, street }))['session-schedules'],
      series: await courseRecord({ who, keeper: who, district, street }),
      ...(await sealedRecords(w, { who, district, street })),
      ...(await listRecords(who, district)),
      ...(await serviceRecords(who, district)),
      broadcasts: await made('/broadcasts', { service: 'xianshang_yuer', title: '契约推送', textZh: '演示内容。' }),
      files: file,
      imports: (imported.body as { id: string }).id,
      policies: (await read<{ policies: { id: string }[] }>('/policies')).policies[0]?.id as string,
      'policy-drafts': (policyDraft.body as { id: string }).id,
      values: await made(`/indicators/${encodeURIComponent(domain)}/${ordinal}/values`, reported),
      targets: await made(`/indicators/${encodeURIComponent(domain)}/${ordinal}/targets`, {
        ...{ op: '>=', value: 9, text: '≥9', document: '市下达〔2025〕1号', validFrom: '2025-01-01' },
      }),
      milestones: await made(`/tasks/${task}/milestones`, { title: '印发方案', dueOn: '2025-12-31' }),
      supervisions: await made('/supervisions', { ...supervised, title: '尽快推进', text: '请说明进展' }),
      stages: await made(`/projects/${project}/stages`, { name: '施工', startsOn: '2025-01-01', endsOn: '2025-12-31' }),
      spendings: await made(`/projects/${project}/spendings`, { spentOn: '2025-03-01', fen: 100, note: '工程进度款' }),
    },
    keys: {
      domain,
      ordinal,
      task,
      project,
      register: 'policies',
      item,
      department: 'minzheng',
      rule: '人群.老年人',
    },
  }
}
