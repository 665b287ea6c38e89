// Printing software often maps a character to the radical that looks like it. Unicode decomposes the Kangxi radicals
// (U+2F00–2FD5); for the supplement (U+2E80–2EF3) it does not, so the ones that are whole characters stand here.
const RADICALS = new Map(
  '⺁厂 ⺄乙 ⺇几 ⺎兀 ⺐尢 ⺓幺 ⺝月 ⺟母 ⺠民 ⺢水 ⺩王 ⺬示 ⺮竹 ⺶羊 ⺻聿 ⺼月 ⻁虎 ⻂衣 ⻃西 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑长 ⻒长 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻟食 ⻠食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫齐 ⻬齐 ⻭齿 ⻮齿 ⻯龙 ⻰龙 ⻱龟 ⻲龟 ⻳龟'
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
)

// A Kangxi radical decomposes into the traditional form, which a simplified text never means: ⾧ stands for 长, ⼾ for 户.
const SIMPLIFIED = new Map(
  '見见 貝贝 車车 長长 門门 韋韦 頁页 風风 飛飞 馬马 魚鱼 鳥鸟 鹵卤 麥麦 黃黄 黽黾 齊齐 齒齿 龍龙 龜龟 靑青 戶户'
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
)

/** The same text, same length, with the radicals, compatibility forms and older forms that fonts and conversions put in place of the usual characters folded. */
export function usualForms(text: string): string {
  if (!/[\u2e80-\u2fdf\uf900-\ufaff戶戸靑]/.test(text)) return text
  return text
    .replace(/[\u2f00-\u2fdf]/g, (radical) => {
      const character = radical.normalize('NFKC')
      return SIMPLIFIED.get(character) ?? character
    })
    .replace(/[\uf900-\ufaff]/g, (form) => (form.normalize('NFKC').length === 1 ? form.normalize('NFKC') : form))
    .replace(/[\u2e80-\u2eff]/g, (radical) => RADICALS.get(radical) ?? radical)
    .replace(/[戶戸]/g, '户')
    .replaceAll('靑', '青')
}
