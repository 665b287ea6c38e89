/**
 * A document's number for the screen: what lets a clerk see that it is the one just read out, and no more. Of a citizen number the first two (the province) and the
 * last one (the check character) are shown: `31***************X`. Pages show birth date and sex beside it, which are ten of its characters; with the usual first six
 * and last four nothing would be left to guess, with the last two about nine numbers, so 45 and more remain for every division somebody might
 * try. Other numbers say nothing of the person: the first and the last two are shown, of very short ones nothing.
 */
export function maskNumber(number: string): string {
  const characters = [...number]
  const { length } = characters
  if (length < 7) return '*'.repeat(length)
  const shaped = /^\d{15}$|^\d{17}[\dX]$/.test(number)
  // An old number ends in the digit that holds the sex, not in a check character: of it nothing at the end is shown.
  const [first, last] = shaped ? [2, length === 18 ? 1 : 0] : [1, 2]
  return characters.map((character, at) => (at < first || at >= length - last ? character : '*')).join('')
}
