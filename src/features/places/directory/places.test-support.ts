/** Whoever sends requests: a caller of the tests, or a signed-in session over the network. */
type Sender = { post(url: string, body?: unknown): Promise<{ status: number; text: string; body: unknown }> }

export const at = '/api/districts/310118'

/** The centre of 夏阳街道, from which the places of these tests are reckoned. */
export const centre = { lon: 121.11408, lat: 31.15394 }

/** A place to be made: kilometres east and north of the centre, and what it offers. */
export type Made = {
  name: string
  type?: string
  east?: number
  north?: number
  /** No point at all. */
  placeless?: boolean
  openedOn?: string
  attributes?: Record<string, string>
  phone?: string
  address?: string
  about?: string
  beds?: number
  places?: number
  taken?: number
  /** In fen, a main fee by the month. */
  fee?: number
  /** Weekdays from 09:00 to 17:00. */
  hours?: number[]
}

const source = '演示台账'
const from = '2025-01-01'

/** Makes a facility with what it holds and offers, through the routes that officers use, and answers its id. */
export async function aPlace(who: Sender, { type = 'care_home', ...wish }: Made): Promise<string> {
  const post = async (url: string, body: Record<string, unknown>) => {
    const reply = await who.post(`${at}/facilities${url}`, body)
    if (reply.status >= 300) throw new Error(`${url}: ${reply.status} ${reply.text}`)
    return reply.body as { id: string }
  }
  const position = wish.placeless ? null : pointAt(wish.east ?? 0, wish.north ?? 0)
  const { id } = await post('', {
    ...{ type, name: wish.name, street: '310118001', address: wish.address ?? '', phone: wish.phone ?? null, position },
    ...{ openedOn: wish.openedOn ?? '2020-05-01', about: wish.about ?? '', attributes: wish.attributes ?? {}, source },
  })
  if (wish.beds)
    await post(`/${id}/beds`, { first: '1', last: String(wish.beds), nursing: true, dementia: false, basic: false, from, source })
  if (wish.places)
    await post(`/${id}/classes`, { name: '托小班', kind: 'younger', places: wish.places, inclusive: true, from, source })
  if (wish.taken !== undefined)
    await post(`/${id}/occupancy`, {
      kind: wish.places ? 'nursery' : wish.beds ? 'bed' : 'day',
      taken: wish.taken,
      onDay: '2025-06-28',
    })
  if (wish.fee !== undefined) {
    await post(`/${id}/fees`, { item: '伙食费', fen: 100, per: 'month', from, source })
    await post(`/${id}/fees`, { item: wish.places ? '托费' : '床位费', fen: wish.fee, per: 'month', from, source })
  }
  if (wish.hours)
    await post(`/${id}/opening`, { from, hours: wish.hours.map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })) })
  return id
}

/** A point so many kilometres from the centre. */
export const pointAt = (east: number, north: number) => ({
  lon: centre.lon + east / (111.195 * Math.cos((centre.lat * Math.PI) / 180)),
  lat: centre.lat + north / 111.195,
})
