import type { Areas } from '../../../platform/districts/folder.ts'
import type { Chance } from '../../../platform/synthetic/chance.ts'

type Street = Areas['streets'][number]

/** Where a facility stands. */
export type Spot = {
  street: string
  streetName: string
  committee: string | null
  committeeName: string
  lon: number | null
  lat: number | null
}

/** Villages' committees have numbers from 200 on. */
const isVillage = (code: string) => Number(code.slice(9)) >= 200

/**
 * Gives one spot after another: first one in each street the plan counts, then by the number of committees (of villages alone, where `villages`), each committee once
 * before any twice. Points lie around the street's centre: no address is anybody's.
 */
export function spotsIn(streets: Street[], chance: Chance, villages = false): () => Spot {
  const counted = streets.filter(({ counts }) => counts)
  const committeesOf = new Map(
    counted.map((street) => [
      street.code,
      chance.shuffle(street.committees.filter(([code = '']) => !villages || isVillage(code))) as [string, string][],
    ]),
  )
  const open = counted.filter(({ code }) => !villages || (committeesOf.get(code)?.length ?? 0) > 0)
  const order = chance.shuffle(open.length > 0 ? open : [...counted])
  const weight = (street: Street) => Math.max(1, committeesOf.get(street.code)?.length ?? 0)
  const total = order.reduce((sum, street) => sum + weight(street), 0)
  const given = new Map<string, number>()
  let made = 0
  return () => {
    made += 1
    const lag = (street: Street) => (made * weight(street)) / total - (given.get(street.code) ?? 0)
    const street = (made <= order.length ? order[made - 1] : order.reduce((a, b) => (lag(b) > lag(a) ? b : a))) as Street
    const n = given.get(street.code) ?? 0
    given.set(street.code, n + 1)
    const committees = committeesOf.get(street.code) ?? []
    const [committee, committeeName] = committees[n % Math.max(1, committees.length)] ?? [null, '']
    const centre = street.centre ?? order.find((other) => other.centre)?.centre
    const near = (value: number, by: number) => Math.round((value + (chance.next() + chance.next() - 1) * by) * 100_000) / 100_000
    return {
      ...{ street: street.code, streetName: street.name, committee, committeeName },
      lon: centre ? near(centre[0], 0.013) : null,
      lat: centre ? near(centre[1], 0.011) : null,
    }
  }
}
