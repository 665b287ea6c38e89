import { type Actor, actsForDepartment, holds } from '../../../platform/actor.ts'

/** Who may do what with an indicator whose lead departments are `leads`. Pure. */

/** An officer of a lead department reports. */
export const mayReport = (actor: Actor, district: string, leads: string[]): boolean =>
  leads.some((department) => actsForDepartment(actor, district, department))

/** Another person decides: an officer of a lead department, or the coordinator. Never the one who reported. */
export const mayDecide = (actor: Actor, district: string, leads: string[], reportedBy: string): boolean =>
  actor.id !== reportedBy && (mayReport(actor, district, leads) || holds(actor, district, 'coordinator'))

/** The reporter takes back what still waits; the coordinator withdraws what was approved. */
export const mayWithdraw = (actor: Actor, district: string, value: { state: string; reportedBy: string }): boolean =>
  (value.state === 'reported' && actor.id === value.reportedBy) ||
  ((value.state === 'reported' || value.state === 'approved') && holds(actor, district, 'coordinator'))

/** The coordinator assigns leads, settles what kind of number it is, hands targets down and declares bases. */
export const mayDefine = (actor: Actor, district: string): boolean => holds(actor, district, 'coordinator')
