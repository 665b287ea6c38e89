/** What a printed name stands for: one department, or a group (各街镇) with its street offices. `id` is the department's or the group's own. */
export type Resolved = { id: string; departments: string[]; implements: boolean }

/** The district's departments by every name they are known under; of a group, `members` are the ids of its street offices. */
export type Directory = { byName: Map<string, { id: string; members: string[] | null }> }

/** Whom a printed name means, by its name or alias; a trailing 实施 or 落实 makes it the one that implements. Nothing for a name nobody knows. */
export function resolveDepartment(printed: string, { byName }: Directory): Resolved | undefined {
  const name = printed.replace(/(按照?职责分工)?(负责|实施|落实)$/, '').trim()
  const hit = byName.get(printed) ?? byName.get(name)
  if (!hit) return undefined
  return { id: hit.id, departments: hit.members ?? [hit.id], implements: printed !== name && /(实施|落实)$/.test(printed) }
}

/** The printed names nobody knows, each once, in order. */
export function unknownDepartments(printed: string[], directory: Directory): string[] {
  return [...new Set(printed)].filter((name) => resolveDepartment(name, directory) === undefined)
}
