import type pg from 'pg'

/**
 * What PostgreSQL alone does of a booking: one conditional update and three inserts in a transaction, through the same driver, as many at a time as the product's pool has
 * connections. Answers transactions a second.
 */
export async function bareBookings(
  pool: pg.Pool,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<number> {
  await pool.query(`
    create schema if not exists bare;
    drop table if exists bare.step, bare.line, bare.booking, bare.slot;
    create table bare.slot (district text, id int, capacity int not null, taken int not null, primary key (district, id), check (taken <= capacity));
    create table bare.booking (district text, id bigint generated always as identity, slot int, person int, made_at timestamptz, primary key (district, id));
    create table bare.line (district text, id bigint generated always as identity, actor text, action text, subject text, details jsonb, primary key (district, id));
    create table bare.step (district text, id bigint generated always as identity, booking bigint, state text, at timestamptz, primary key (district, id));
    insert into bare.slot select '310101', n, 1000000, 0 from generate_series(1, 100) n;`)
  const until = performance.now() + seconds * 1000
  let made = 0
  const worker = async () => {
    while (performance.now() < until) {
      const client = await pool.connect()
      try {
        const slot = 1 + Math.floor(Math.random() * 100)
        await client.query('begin')
        await client.query("update bare.slot set taken = taken + 1 where district = '310101' and id = $1 and taken < capacity", [
          slot,
        ])
        const { rows } = await client.query(
          "insert into bare.booking (district, slot, person, made_at) values ('310101', $1, $2, now()) returning id",
          [slot, made],
        )
        await client.query(
          "insert into bare.line (district, actor, action, subject, details) values ('310101', 'a', 'sessions.book', 'person/1', '{}')",
        )
        await client.query("insert into bare.step (district, booking, state, at) values ('310101', $1, 'booked', now())", [
          rows[0].id,
        ])
        await client.query('commit')
        made += 1
      } finally {
        client.release()
      }
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, worker))
  const perSecond = made / ((performance.now() - began) / 1000)
  await pool.query('drop schema bare cascade')
  return perSecond
}
