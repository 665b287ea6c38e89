/** What is known of an indicator without a lead: its words, and where the document prints it. */
export type Unled = { key: string; domain: string; category: string | null; name: string; span: Span | null }

/** A task of the plan with its first leading department. */
export type LedTask = {
  key: string
  no: string | null
  title: string
  path: string[]
  domain: string
  lead: { id: string; name: string } | null
  span: Span | null
  /** Indicators that the task says it moves. */
  indicators: string[]
}

type Span = readonly [number, number]

/**
 * Why a department is proposed. inside: the document prints the indicator within the task; words: the task's heading is nearest in words; linked: the
 * task says that it moves the indicator; domain: no task is near, and the department leads most tasks of the domain.
 */
export type Why = 'inside' | 'words' | 'linked' | 'domain'

export type Suggestion = {
  department: { id: string; name: string }
  why: Why
  task: { key: string; no: string | null; title: string } | null
}

/** Which department most likely leads an indicator for which the document prints none; null where the plan's tasks name nobody. Only a proposal: a person decides. */
export function suggestLead(indicator: Unled, tasks: readonly LedTask[]): Suggestion | null {
  const others = indicator.domain === '养老' ? '托育' : '养老'
  const led = tasks.filter((task) => task.lead !== null && task.domain !== others)
  const found =
    because(
      'inside',
      led.find((task) => holds(task.span, indicator.span)),
    ) ??
    because('words', nearest(indicator, led)) ??
    because(
      'linked',
      led.find((task) => task.indicators.includes(indicator.key)),
    )
  return found ?? mostOften(led.filter((task) => task.domain === indicator.domain)) ?? mostOften(led)
}

function because(why: Why, task: LedTask | undefined): Suggestion | null {
  if (!task?.lead) return null
  return { department: task.lead, why, task: { key: task.key, no: task.no, title: task.title } }
}

const holds = (outer: Span | null, inner: Span | null) =>
  outer !== null && inner !== null && outer[0] <= inner[0] && inner[1] <= outer[1]

/** What nearly every heading of such a plan says: it tells nothing of where an indicator belongs. */
const everywhere =
  /养老|老年人?|托育|婴幼儿|幼儿|服务|社区|机构|设施|街道|街镇|覆盖率?|人次|人数|每年|每个|累计数?|新增|总[量数]|数量|区域|全面|提升|开展|完善|推进|加强|加快|强化|发展|提高|建设|建立|探索|能力|水平|工作|体系|机制/g

/** The task that shares the rarest pairs of characters with the indicator's name; its chapter counts half. None where no pair is shared. */
function nearest({ name, category }: Unled, tasks: readonly LedTask[]): LedTask | undefined {
  const wanted = pairsOf(`${name} ${category ?? ''}`)
  const headings = tasks.map((task) => ({ task, title: pairsOf(task.title), chapter: pairsOf(task.path.at(-1) ?? '') }))
  const rarity = (pair: string) =>
    Math.log(1 + tasks.length / Math.max(1, headings.filter(({ title }) => title.has(pair)).length))
  const weigh = (pairs: Set<string>) => [...pairs].filter((pair) => wanted.has(pair)).reduce((sum, pair) => sum + rarity(pair), 0)
  let best: { task: LedTask | undefined; weight: number } = { task: undefined, weight: 0 }
  for (const { task, title, chapter } of headings) {
    const weight = weigh(title) + weigh(chapter) / 2
    if (weight > best.weight) best = { task, weight }
  }
  return best.task
}

/** The pairs of neighbouring Chinese characters, without the words that stand everywhere. */
function pairsOf(text: string): Set<string> {
  const runs = text.replaceAll(everywhere, ' ').match(/\p{Script=Han}+/gu) ?? []
  return new Set(runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))))
}

function mostOften(tasks: readonly LedTask[]): Suggestion | null {
  const counts = new Map<string, { department: { id: string; name: string }; n: number }>()
  for (const { lead } of tasks) {
    if (!lead) continue
    counts.set(lead.id, { department: lead, n: (counts.get(lead.id)?.n ?? 0) + 1 })
  }
  const [first] = [...counts.values()].sort((a, b) => b.n - a.n)
  return first ? { department: first.department, why: 'domain', task: null } : null
}
