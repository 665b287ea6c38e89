import { pinyin } from 'pinyin-pro'

/** What a person is found by: the token and its weight, 4 for the name as written, 3 for its pinyin, 2 for its initials or the given name. */
export type NameToken = { token: string; weight: number }

const kept = new Map<string, string>()
const compoundSurnames =
  /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|长孙|宇文|端木|轩辕|百里|南宫|万俟|闻人|太史|申屠|淳于|单于|呼延)/

/**
 * The tokens of a name, to be read by range: `张小明` is found by 张…, 小明…, zhangx… and zx…. The surname is read as surnames are
 * (单 shan, 曾 zeng). Syllables are kept by character, so that a million names cost seconds.
 */
export function tokensOf(name: string): NameToken[] {
  const written = name.replaceAll(/[\s·•]+/g, '').toLowerCase()
  const surname = compoundSurnames.exec(written)?.[0] ?? [...written][0] ?? ''
  const first = syllablesOf(surname, true)
  const rest = [...written.slice(surname.length)].flatMap((character) => syllablesOf(character, false))
  const initials = (syllables: string[]) => syllables.map((syllable) => syllable[0] ?? '').join('')
  const tokens = new Map<string, number>()
  const add = (token: string, weight: number) => {
    if (token.length > 0 && !tokens.has(token)) tokens.set(token, weight)
  }
  add(written, 4)
  add([...first, ...rest].join(''), 3)
  add(initials([...first, ...rest]), 2)
  add(written.slice(surname.length), 2)
  return [...tokens].map(([token, weight]) => ({ token, weight }))
}

/** What somebody typed as a range of tokens [from, to): spaces and dots do not count, capitals neither. */
export function tokenRange(typed: string): { from: string; to: string } | undefined {
  const from = typed
    .trim()
    .replaceAll(/[\s·•]+/g, '')
    .toLowerCase()
  return from === '' ? undefined : { from, to: `${from}\u{10FFFF}` }
}

function syllablesOf(text: string, surname: boolean): string[] {
  const key = surname ? `+${text}` : text
  let syllables = kept.get(key)
  if (syllables === undefined) {
    syllables = pinyin(text, {
      toneType: 'none',
      v: true,
      nonZh: 'consecutive',
      ...(surname ? { surname: 'head' as const } : {}),
    })
    kept.set(key, syllables)
  }
  return syllables.toLowerCase().split(/\s+/)
}
