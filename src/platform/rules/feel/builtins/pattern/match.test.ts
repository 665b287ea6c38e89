import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matches, replace, split } from './match.ts'

/** Patterns that mean the same to XPath and to JavaScript. */
const common = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '颐', '[ab]', '[^a]', '[a-c]', '\\.', '[\\-a]', '\\n', '𠮷', '[𠮷-𠮸]', '\\p{L}', '\\P{Lu}'),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
    fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{1,2}', '*?', '{2}')).map(([a, q]) => `(${a})${q}`),
    tie('pattern').map((a) => `^${a}$`),
  ),
})).pattern
const text = fc
  .array(fc.constantFrom('a', 'b', 'A', '颐', '.', '-', '\n', '𠮷', '1'), { maxLength: 8 })
  .map((parts) => parts.join(''))

test('patterns that XPath and JavaScript read alike find, replace and split alike', () => {
  fc.assert(
    fc.property(common, text, fc.constantFrom('', 'i'), (pattern, input, flags) => {
      // With `i` JavaScript folds the case of \p{…}, XPath does not.
      if (flags === 'i' && pattern.includes('\\p')) return
      if (flags === 'i' && pattern.includes('\\P')) return
      const theirs = new RegExp(pattern, `u${flags}`)
      expect(matches(input, pattern, flags)).toBe(theirs.test(input))
      const findsNothing = theirs.test('')
      expect(replace(input, pattern, '<$0>', flags)).toBe(
        findsNothing ? null : input.replace(new RegExp(pattern, `gu${flags}`), '<$&>'),
      )
      if (flags === '' && !findsNothing)
        expect(split(input, pattern)?.join('')).toBe(input.replace(new RegExp(pattern, 'gu'), ''))
    }),
    { numRuns: 2000 },
  )
})

test('any text is a pattern or none, and never an error', () => {
  const signs = fc.array(fc.constantFrom(...'ab()[]{}|?*+.^$\\-,123pPLIs颐 '), { maxLength: 12 }).map((all) => all.join(''))
  fc.assert(
    fc.property(signs, text, fc.constantFrom('', 's', 'm', 'i', 'x', 'smix', 'q'), (pattern, input, flags) => {
      expect([true, false, null]).toContain(matches(input, pattern, flags))
      const replaced = replace(input, pattern, '', flags)
      expect(replaced === null || replaced.length <= input.length).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
