import type { Words } from '../../../../platform/words/words.ts'

/** How somebody stands to the person: as it was written of whom a guardian named, else by what they are. */
export const relationOf = ({ kind, relation }: { kind: string; relation: string | null }, words: Words): string =>
  relation ?? words(`console.sessions.room.relation.${kind}`)
