// Printing software often maps a character to the radical that looks like it. Unicode decomposes the Kangxi radicals
// (U+2F00–2FD5); for the supplement (U+2E80–2EF3) it does not, so the ones that are whole characters stand here.
const RADICALS = new Map(
  '⺁厂 ⺄乙 ⺇几 ⺎兀 ⺐尢 ⺓幺 ⺝月 ⺟母 ⺠民 ⺢水 ⺩王 ⺬示 ⺮竹 ⺶羊 ⺻聿 ⺼月 ⻁虎 ⻂衣 ⻃西 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑長 ⻒长 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻟食 ⻠食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫齐 ⻬齐 ⻭齿 ⻮齿 ⻯龙 ⻰龙 ⻱龟 ⻲龟 ⻳龟'
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
)

/** Turns radicals and compatibility forms that stand in for characters into the characters themselves; control characters go. */
export function plainCharacters(text: string): string {
  return text
    .replace(/[\u2f00-\u2fdf\uf900-\ufaff]/g, (character) => character.normalize('NFKC'))
    .replace(/[\u2e80-\u2eff]/g, (radical) => RADICALS.get(radical) ?? radical)
    .replace(/[\p{Cc}\u200b-\u200f\ufeff]/gu, '')
}

/** How wide a character is set, in ems: Chinese characters and full-width signs 1, the others about half. */
export function emWidth(character: string): number {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’—…≥≤〔〕]/.test(character) ? 1 : 0.52
}
