import { createHmac, randomBytes } from 'node:crypto'
import pg from 'pg'
import { attachEmbedded } from '../src/platform/database/embedded.ts'
import { newId } from '../src/platform/ids.ts'
import { signIn } from './boards.ts'
import { ask } from './generated.ts'

/** A parent who is signed in, and the child they stand for. */
export type Family = { cookie: string; child: string }

export const district = '310101'
const service = 'baobaowu'

/** The product's database as its owner, to make families beforehand and to look at what became of their wishes. */
export async function ownerOf(dataDir: string, size = 10): Promise<pg.Pool> {
  const database = await attachEmbedded({ dataDir })
  const pool = new pg.Pool({ ...database.options('yiyu'), max: size })
  pool.on('error', () => {})
  return pool
}

/** Slots of a new baby room in 黄浦 on days to come, open for booking, of `capacity` places each: the ids of the first 500. */
export async function makeSlots(
  url: string,
  pool: pg.Pool,
  { days, times, capacity, street }: { days: number; times: number; capacity: number; street?: string | undefined },
): Promise<string[]> {
  const cookie = await signIn(url, 'huangpu-jiaoyu')
  const api = `${url}/api/districts/${district}`
  const today = (await domainNow(pool)).toISOString().slice(0, 10)
  const facility = await ask<{ id: string }>(`${api}/facilities`, cookie, {
    ...{
      type: 'baby_room',
      name: `演示宝宝屋 ${randomBytes(3).toString('hex')}`,
      street: street ?? (await placeOf(pool)).street,
      address: '',
      phone: null,
    },
    ...{ position: null, openedOn: '2023-01-01', about: '', attributes: {}, source: '演示' },
  })
  for (let at = 0; at < times; at += 1)
    await ask(`${api}/session-schedules`, cookie, {
      ...{ service, facility: facility.id, name: `第 ${at + 1} 场`, rrule: `FREQ=DAILY;COUNT=${days}`, startsOn: plus(today, 3) },
      ...{
        startsAt: `${String(6 + at).padStart(2, '0')}:00`,
        minutes: 60,
        capacity,
        ageFrom: 12,
        ageTo: 36,
        opensDays: 90,
        closesMinutes: 0,
      },
    })
  const list = await ask<{ slots: { id: string }[] }>(
    `${api}/slots?facility=${facility.id}&from=${today}&to=${plus(today, 40)}&limit=500`,
    cookie,
  )
  return list.slots.map(({ id }) => id)
}

/** The domain's now: real time and the installation's whole days. */
async function domainNow(pool: pg.Pool): Promise<Date> {
  const { rows } = await pool.query('select clock_offset_days as days from platform.installation')
  return new Date(Date.now() + Number(rows[0].days) * 86_400_000)
}

/** A committee of 黄浦 and its street. */
async function placeOf(pool: pg.Pool): Promise<{ street: string; committee: string }> {
  const { rows } = await pool.query(
    'select parent as street, code as committee from platform.area where district = $1 and length(code) = 12 order by code limit 1',
    [district],
  )
  return rows[0]
}

const plus = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** So many children of 24 months who live in 黄浦, each with a parent whose account is signed in. Made by SQL: passwords would take an hour. */
export async function makeFamilies(pool: pg.Pool, count: number): Promise<Family[]> {
  const secret = (await pool.query('select secret from platform.installation')).rows[0].secret as string
  const { street, committee } = await placeOf(pool)
  const now = await domainNow(pool)
  const bornOn = new Date(now.getTime() - 730 * 86_400_000).toISOString().slice(0, 10)
  const families = Array.from({ length: count }, (_, at) => ({
    ...{ account: `bench-${at}-${randomBytes(4).toString('hex')}`, child: newId(), token: randomBytes(24).toString('base64url') },
    ...{ name: `演示家长${at}`, grant: newId(), session: newId(), address: newId() },
  }))
  for (let at = 0; at < count; at += 1000) {
    const part = JSON.stringify(families.slice(at, at + 1000))
    const from = `from json_to_recordset($1::json) as f (account text, child uuid, token text, name text, "grant" uuid, session text, address uuid)`
    await pool.query(
      `insert into auth.account (id, name, email, email_verified, created_at, updated_at, username)
       select account, name, account || '@accounts.invalid', true, now(), now(), account ${from}`,
      [part],
    )
    await pool.query(
      `insert into auth.session (id, expires_at, token, updated_at, account_id) select session, now() + interval '1 day', token, now(), account ${from}`,
      [part],
    )
    await pool.query(
      `insert into people.person (district, id, name, sex, born_on, registered_street, residence_street, residence_committee, synthetic, source, known_at, changed_at)
       select '${district}', child, '演示幼儿', 'female', $2::date, $3, $3, $4, true, '演示', $5, $5 ${from}`,
      [part, bornOn, street, committee, now],
    )
    await pool.query(
      `insert into people.address (district, id, person, kind, street, committee, valid_from, known_at, source, recorded_by)
       select '${district}', address, child, 'residence', $3, $4, $2, $5, '演示', 'bench' ${from}`,
      [part, bornOn, street, committee, now],
    )
    await pool.query(
      `insert into platform.person_grant (id, account, district, person, as_what, why, proof, starts_on, granted_by, granted_at)
       select "grant", account, '${district}', child, 'guardian', '演示', 'counter', '2019-01-01', 'bench', now() ${from}`,
      [part],
    )
  }
  await pool.query('analyze people.person, people.address, platform.person_grant, auth.session, auth.account')
  const signed = (token: string) =>
    `yiyu.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`
  return families.map(({ token, child }) => ({ child, cookie: signed(token) }))
}
