/** Words of the field, the frequent ones first, as running text uses them. */
const words =
  '养老 服务 社区 机构 老年人 补贴 标准 街镇 评估 设施 建设 居家 照护 床位 护理 管理 健康 医疗 家庭 托育 婴幼儿 申请 条件 审核 经费 监督 培训 人员 护理员 安全 食品 助餐 送餐 助浴 助洁 探访 独居 高龄 失能 失智 认知障碍 筛查 康复 辅具 租赁 适老化 改造 电梯 无障碍 志愿者 时间银行 长期护理保险 医保 结算 报销 津贴 低保 特困 困难家庭 优先 轮候 入住 合同 收费 押金 预收款 信用 评级 等级 巡查 整改 处罚 备案 许可 登记 消防 卫生 教育 幼儿园 托班 宝宝屋 免费 育儿 指导 家长 母婴 发育 体检 疫苗 家庭医生 签约 家庭病床 安宁疗护 心理 慰藉 文化 体育 大学 课程 智慧 平台 数据 一键通 呼叫 紧急 救援 定位 防走失 隐私 授权 代办 监护 赡养 探亲 假期 用工 持证 学时 薪酬 补助 奖励 扶持 土地 规划 配套 用房 面积 验收 移交 运营 公建民营 连锁 品牌'.split(
    ' ',
  )

/** So many invented measures with so many articles each, of words as frequent as in real texts; 演示 in every title. The same each time. */
export function inventedPolicies(documents: number, articles: number): { number: string; text: string }[] {
  let state = 7
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const word = () => words[Math.floor(words.length * chance() ** 2)] as string
  const phrase = (n: number) => Array.from({ length: n }, word).join('')
  return Array.from({ length: documents }, (_, at) => {
    const number = `演民规〔2024〕${at + 1}号`
    const lines = Array.from(
      { length: articles },
      (_, n) =>
        `第${n + 1}条 ${phrase(3)}的${phrase(2)}，应当符合${phrase(2)}的${word()}；${phrase(3)}由${phrase(2)}负责，${phrase(2)}每年不少于${1 + Math.floor(20 * chance())}次。${phrase(3)}按照${phrase(2)}办理。`,
    )
    return {
      number,
      text: [`${phrase(2)}办法（演示${at + 1}）`, number, ...lines, `第${articles + 1}条 本办法自2024年1月1日起施行。`].join(
        '\n',
      ),
    }
  })
}

/** What people type: words, words apart, a question, a number, initials. */
export const typed = {
  'two words': '助餐 补贴',
  'a phrase': '居家养老服务',
  'a question': '认知障碍老人怎么申请家庭照护床位',
  'a rare word': '安宁疗护',
  number: '演民规〔2024〕7号',
  'one character': '床',
  nothing: '图书馆借阅',
} as const
