import type { NewPreference } from '../preferences/contract.ts'

/** Something the demonstration tells: so many days ago at ten in the morning, of use until so many days ahead. */
export type Told = { text: string; daysAgo: number; untilDays?: number; urgent?: true }

/** Somebody of the demonstration: what they chose, if anything, what they are told, and what became of the last of it. */
export type Case = { prefers: Partial<NewPreference> | null; told: Told[]; became?: 'given_up' | 'called' }

/** Older people without an account: of every kind of work at the desk there is one. All of it says that it is made up. */
export const elders: Case[] = [
  {
    prefers: { channel: 'callback', quietFrom: '20:00', quietTo: '09:00' },
    told: [{ text: '演示：社区食堂下周起中午 11:00 开饭，需要送餐的请在电话里告诉我们。', daysAgo: 1 }],
  },
  {
    prefers: null,
    told: [{ text: '演示：您申请的轮椅明天下班前可以领，请带身份证到社区事务受理服务中心。', daysAgo: 1, untilDays: 1 }],
  },
  {
    prefers: { channel: 'letter' },
    told: [
      { text: '演示：您的敬老卡已办好，可在任意一家工作日营业的网点领取。', daysAgo: 6 },
      { text: '演示：明天的助浴车因大雨停驶，另约时间请回电。', daysAgo: 1, untilDays: 1, urgent: true },
    ],
  },
  {
    prefers: { channel: 'sms', refuses: ['messages.push'] },
    told: [{ text: '演示：家庭医生本周四上午在居委会坐诊，可以来量血压。', daysAgo: 2, untilDays: 3 }],
    became: 'given_up',
  },
  {
    prefers: { channel: 'voice', weekly: 0 },
    told: [{ text: '演示：防汛期间请关好门窗，需要帮助请打居委会电话。', daysAgo: 3 }],
  },
  {
    prefers: { channel: 'callback' },
    told: [{ text: '演示：探访关爱的志愿者改为每周三上门。', daysAgo: 4 }],
    became: 'called',
  },
]

/** What a small child's parents find on their page: set at the counter, told there, and of what interests them. */
export const child = {
  prefers: { hoursBefore: true, interests: ['nutrition', 'sleep'], weekly: 2 } satisfies Partial<NewPreference>,
  office: { text: '演示：孩子的接送人名单已按您填写的更新，有变动请在“谁可以来接”里修改。', daysAgo: 5 } satisfies Told,
  push: { text: '演示：两岁孩子夏天怎样喝水、午睡？社区育儿指导站整理了几条建议。', daysAgo: 2 } satisfies Told,
}
