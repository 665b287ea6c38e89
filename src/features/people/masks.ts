/** A phone number for lists: the first three and the last four digits of a mobile number, the last two of any other. */
export function maskPhone(phone: string): string {
  const kept = /^\d{11}$/.test(phone) ? { first: 3, last: 4 } : { first: 0, last: 2 }
  return [...phone].map((sign, at) => (at < kept.first || at >= phone.length - kept.last ? sign : '*')).join('')
}
