/** A phone number for lists: the first three and the last four digits of a mobile number, the last two of any other. */
export function maskPhone(phone: string): string {
  const kept = /^\d{11}$/.test(phone) ? { first: 3, last: 4 } : { first: 0, last: 2 }
  return [...phone].map((sign, at) => (at < kept.first || at >= phone.length - kept.last ? sign : '*')).join('')
}

/** A cell of somebody's sheet as it may stand on a screen: the middle of every long row of digits is left out, whatever its column was taken for. */
export const maskDigits = (cell: string): string =>
  cell.replaceAll(
    /\d(?:[ -]?\d){8,}[Xx]?/g,
    (digits) => `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`,
  )
