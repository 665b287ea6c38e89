import { pinyin } from 'pinyin-pro'

/** How a name can be found: as written, by its syllables run together, by their initials. */
type Spelling = { text: string; full: string; initials: string }

const spellings = new Map<string, Spelling>()
const mostSpellings = 20_000

/**
 * How well a name answers the words typed: 0 not at all, 4 begins with them, 3 holds them, 2 its pinyin begins with them, 1 its pinyin or initials hold
 * them. Spelling a name costs about a tenth of a millisecond, so each is kept.
 */
export function matchRank(name: string, words: string): number {
  const typed = words.trim().toLowerCase().replaceAll(/\s+/g, '')
  if (typed === '') return 0
  const { text, full, initials } = spellingOf(name)
  if (text.startsWith(typed)) return 4
  if (text.includes(typed)) return 3
  if (!/^[a-z0-9]+$/.test(typed)) return 0
  if (initials.startsWith(typed) || full.startsWith(typed)) return 2
  return initials.includes(typed) || full.includes(typed) ? 1 : 0
}

function spellingOf(name: string): Spelling {
  const known = spellings.get(name)
  if (known) return known
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  const spelling = {
    text: name.toLowerCase().replaceAll(/\s+/g, ''),
    full: syllables.join('').toLowerCase(),
    initials: syllables
      .map((syllable) => syllable[0] ?? '')
      .join('')
      .toLowerCase(),
  }
  if (spellings.size >= mostSpellings) spellings.clear()
  spellings.set(name, spelling)
  return spelling
}
