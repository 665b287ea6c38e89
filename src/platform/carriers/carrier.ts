/** The ways by which a message leaves the house and for which there is a carrier. */
export const ways = ['sms', 'voice', 'letter'] as const
export type Way = (typeof ways)[number]

/** What a carrier is handed. Handed over twice under one id it is delivered once. */
export type Parcel = {
  id: string
  district: string
  /** A telephone number, or the lines of an address. */
  to: string
  text: string
  language: 'zh' | 'en'
  /** A letter as a printable page. */
  page?: string
}

/** What a carrier says of a parcel: `sent` is on its way, `delivered` and `failed` are known. */
export type Carried = 'sent' | 'delivered' | 'failed'

/** Takes messages out of the house. `send` throws a CarrierProblem where it could not. */
export type Carrier = {
  name: string
  send(parcel: Parcel): Promise<{ reference: string | null; state: 'sent' | 'delivered' }>
  /** What became of a parcel, for carriers that know. */
  stateOf?(reference: string): Promise<Carried>
}

/** Why a parcel was not taken; `again` says whether another try may help. Never holds what the parcel held. */
export class CarrierProblem extends Error {
  readonly again: boolean
  constructor(message: string, again: boolean) {
    super(message)
    this.name = 'CarrierProblem'
    this.again = again
  }
}

export type Carriers = Record<Way, Carrier>
