/** Words that nearly every task and indicator shares: they say nothing about which belongs to which. */
const commonPairs = new Set([
  '服务',
  '养老',
  '老年',
  '年人',
  '托育',
  '育服',
  '老服',
  '建设',
  '发展',
  '提升',
  '推进',
  '完善',
  '加强',
  '强化',
  '工作',
  '机构',
  '社区',
  '设施',
  '老托',
  '照护',
])

/** The indicators a task seems to move: those whose names share telling pairs of characters with its title, most first, at most four. */
export function likelyLinks(title: string, indicators: readonly { key: string; name: string }[]): string[] {
  const own = tellingPairs(title)
  return indicators
    .map(({ key, name }) => ({ key, shared: [...tellingPairs(name)].filter((pair) => own.has(pair)).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, 4)
    .map(({ key }) => key)
}

function tellingPairs(text: string): Set<string> {
  const characters = [...text.replace(/[^\p{Script=Han}]/gu, '')]
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`)
  return new Set(pairs.filter((pair) => !commonPairs.has(pair)))
}
