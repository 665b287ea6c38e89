import { z } from 'zod'
import { type Carrier, CarrierProblem } from './carrier.ts'

const timeoutMs = 15_000
const Taken = z
  .object({ reference: z.string().max(200).nullish(), state: z.enum(['sent', 'delivered']).default('sent') })
  .catch({ state: 'sent' })
const Told = z.object({ state: z.enum(['sent', 'delivered', 'failed']) })

/**
 * A gateway that takes `POST url {id, district, to, text, language, page?}` with the key `Idempotency-Key: id`, and tells by `GET url/REFERENCE {state}` what became of it. 2xx: taken;
 * 408, 429 and 5xx: another try may help; anything else: never.
 */
export function httpCarrier({ url, token }: { url: string; token: string | undefined }): Carrier {
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  const ask = async (address: string, init: RequestInit) => {
    const reply = await fetch(address, { ...init, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' }).catch(() => {
      throw new CarrierProblem('the gateway did not answer', true)
    })
    if (!reply.ok)
      throw new CarrierProblem(`the gateway answered ${reply.status}`, [408, 429].includes(reply.status) || reply.status >= 500)
    return (await reply.json().catch(() => ({}))) as unknown
  }
  return {
    name: new URL(url).host,
    async send(parcel) {
      const headers = { ...authorization, 'content-type': 'application/json', 'idempotency-key': parcel.id }
      const { reference, state } = Taken.parse(await ask(url, { method: 'POST', headers, body: JSON.stringify(parcel) }))
      return { reference: reference ?? parcel.id, state }
    },
    async stateOf(reference) {
      const told = Told.safeParse(await ask(`${url}/${encodeURIComponent(reference)}`, { headers: authorization }))
      return told.success ? told.data.state : 'sent'
    },
  }
}
