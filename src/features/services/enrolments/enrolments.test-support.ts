import { expect } from 'vitest'
import type { Caller, World } from '../../../../test/support/world.ts'
import { aPerson, at, xiayang } from '../../people/people.test-support.ts'
import { judgeDistrict } from '../entitling/judge.ts'

export { at }

/** Somebody of 夏阳 who is old enough for everything that begins at 65. */
export const anElder = (who: Caller, name: string, wish: Record<string, unknown> = {}) =>
  aPerson(who, { name, bornOn: '1945-03-01', residence: xiayang, registered: xiayang, ...wish })

/** Enrols over HTTP; answers the id. */
export async function anEnrolment(who: Caller, person: string, wish: Record<string, unknown> = {}): Promise<string> {
  const reply = await who.post(`${at}/enrolments`, { service: 'jiankang_guanli', person, from: '2024-01-10', ...wish })
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { id: string }).id
}

/** Runs the day's judging of 青浦. */
export const judge = (w: World) => judgeDistrict(w.ctx())

/** Status and code of an answer. */
export const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code?: string }).code]
