import { usualForms } from '../../parse/radicals.ts'

/** Turns radicals and older forms that stand in for characters into the characters themselves; control characters go. */
export function plainCharacters(text: string): string {
  // A bar (U+2015) shares its glyph with the dash — in Chinese fonts, and printing software names the wrong one of the two.
  return usualForms(text)
    .replaceAll('\u2015', '—')
    .replace(/[\p{Cc}\u200b-\u200f\ufeff]/gu, '')
}

/** How wide a character is set, in ems: Chinese characters and full-width signs 1, the others about half. */
export function emWidth(character: string): number {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’—…≥≤〔〕]/.test(character) ? 1 : 0.52
}
