/**
 * Which places of a sequence are out of order: all but a longest increasing subsequence. Of rows that were numbered 0, 1, 2, 3 and now stand
 * as 0, 3, 1, 2 only 3 has moved; the others have merely made room.
 */
export function outOfOrder(sequence: readonly number[]): Set<number> {
  const ends: number[] = [] // index of the smallest last element of an increasing run of each length
  const before: number[] = []
  sequence.forEach((value, at) => {
    let length = ends.length
    while (length > 0 && (sequence[ends[length - 1] as number] as number) >= value) length -= 1
    before[at] = length > 0 ? (ends[length - 1] as number) : -1
    ends[length] = at
  })
  const moved = new Set(sequence)
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) moved.delete(sequence[at] as number)
  return moved
}
