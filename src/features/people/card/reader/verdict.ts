import type { Card } from '../payload.ts'
import type { Verdict } from '../verify.ts'
import { dayBefore } from './held.ts'
import { say } from './say.ts'

/** A verdict as the page shows it: one large answer, its tone, and what else there is to know. A card only where its signature was checked. */
export type Answer = { title: string; tone: 'good' | 'wait' | 'bad'; lines: string[]; card?: Card }

/**
 * What to tell whoever holds the card in hand. `fresh`: the keys were fetched just now, so that an unknown key is nobody's; without a network it may only be a new
 * one. A card of a district without a list is genuine, but nobody can say whether it was lost.
 */
export function answerTo(
  verdict: Verdict,
  { fresh, districtName }: { fresh: boolean; districtName(code: string): string },
): Answer {
  const notOurs: Answer = { title: say('verdict.not_ours'), tone: 'bad', lines: [say('verdict.not_ours_why')] }
  switch (verdict.state) {
    case 'not_a_card':
    case 'forged':
      return notOurs
    case 'unknown_key':
      return fresh ? notOurs : { title: say('verdict.unsure'), tone: 'wait', lines: [say('verdict.key_unknown')] }
    case 'expired': {
      const lines = [holder(verdict.card), say('verdict.expired_on', { day: dayBefore(verdict.card.expiresOn) })]
      return { title: say('verdict.expired'), tone: 'bad', lines, card: verdict.card }
    }
    case 'revoked': {
      const why = say(verdict.by === 'key' ? 'verdict.revoked_key' : 'verdict.revoked_why')
      return { title: say('verdict.revoked'), tone: 'bad', lines: [holder(verdict.card), why], card: verdict.card }
    }
    case 'valid':
      return validAnswer(verdict, districtName)
  }
}

function validAnswer(
  { card, revocation, clockBehind }: Extract<Verdict, { state: 'valid' }>,
  districtName: (code: string) => string,
): Answer {
  const district = districtName(card.district)
  if (revocation === 'none') {
    const lines = [holder(card), say('verdict.no_list', { district })]
    return { title: say('verdict.unsure'), tone: 'wait', lines, card }
  }
  const doubts = [
    ...(revocation === 'stale' ? [say('verdict.list_old')] : []),
    ...(clockBehind ? [say('verdict.clock')] : []), // expiry cannot be trusted then
  ]
  const known = [`${district} · ${say('verdict.until', { day: dayBefore(card.expiresOn) })}`, say('verdict.compare')]
  return {
    title: say('verdict.valid'),
    tone: doubts.length > 0 ? 'wait' : 'good',
    lines: [holder(card), ...doubts, ...known],
    card,
  }
}

function holder({ name, birthYear, audiences }: Card): string {
  const who = birthYear === null ? say('verdict.holder_only', { name }) : say('verdict.holder', { name, year: birthYear })
  return [who, ...audiences.map((audience) => say(`verdict.audience.${audience}`))].join(' · ')
}
