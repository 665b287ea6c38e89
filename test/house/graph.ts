import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** One import: who, what (a path from the root, or a package's name), and whether only its types are needed. */
export type Import = { from: string; to: string; typesOnly: boolean }

const statement =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/g

/** Every import of the TypeScript files below the folders, read from their text. A path that leads nowhere is kept as written. */
export function importsBelow(root: string, folders: string[]): Import[] {
  return folders.flatMap((folder) => filesBelow(join(root, folder))).flatMap((file) => importsOf(root, file))
}

function importsOf(root: string, file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const from = relative(root, file)
  return [...text.matchAll(statement)].map((match) => {
    const target = match[2] ?? match[3] ?? match[4] ?? ''
    const local = target.startsWith('.')
    return {
      from,
      to: local ? relative(root, resolve(dirname(file), target.split('?')[0] as string)) : packageOf(target),
      typesOnly: match[1] !== undefined,
    }
  })
}

function packageOf(name: string): string {
  return name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] as string)
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesBelow(path)
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [path] : []
  })
}

/** Circles among the imports that need more than types: each as the files one passes through. */
export function circlesIn(imports: Import[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to, typesOnly } of imports) if (!typesOnly) next.set(from, [...(next.get(from) ?? []), to])
  const state = new Map<string, 'open' | 'done'>()
  const circles: string[][] = []
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      circles.push([...path.slice(path.indexOf(file)), file])
      return
    }
    state.set(file, 'open')
    for (const to of next.get(file) ?? []) visit(to, [...path, file])
    state.set(file, 'done')
  }
  for (const file of next.keys()) visit(file, [])
  return circles
}
