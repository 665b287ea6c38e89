/** Ages by completed years and months, as the plans count them (周岁、月龄). Pure. */

/** Completed years of somebody born on a day, on another day; who is born on 29 February is a year older on 1 March of a common year. */
export const ageOn = (bornOn: string, on: string): number => Math.floor(monthsOn(bornOn, on) / 12)

/** Completed months: of somebody born on the 31st, on the first of the month after next where the next is shorter. */
export function monthsOn(bornOn: string, on: string): number {
  const [from, to] = [partsOf(bornOn), partsOf(on)]
  return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0)
}

/** The last day on which somebody may be born to be `years` old on the day. */
export function bornBy(years: number, on: string): string {
  const { year, month, day } = partsOf(on)
  const last = month === 2 && day === 29 && !isLeap(year - years) ? 28 : day
  return `${String(year - years).padStart(4, '0')}-${two(month)}-${two(last)}`
}

const two = (number: number) => String(number).padStart(2, '0')
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const partsOf = (day: string) => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8, 10)),
})
