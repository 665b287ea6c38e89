/** A text in the form it is searched in: full-width letters and digits as plain ones, lower case; every character keeps its place. */
export function fold(text: string): string {
  let folded = ''
  for (const character of text) {
    const code = character.codePointAt(0) as number
    const plain = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : code === 0x3000 ? ' ' : character
    const lower = plain.toLowerCase()
    folded += lower.length === character.length ? lower : character
  }
  return folded
}
