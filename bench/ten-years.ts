import pg from 'pg'
import { attachEmbedded } from '../src/platform/database/embedded.ts'

/**
 * Ten years of monthly values for every indicator of every plan, one in five with a report that waits, written by the owner of the database.
 * Answers how many values there are then.
 */
export async function fillTenYears(dataDir: string): Promise<number> {
  const database = await attachEmbedded({ dataDir })
  const client = new pg.Client(database.options('yiyu'))
  await client.connect()
  try {
    await client.query(`
      insert into plans.indicator_value (district, id, plan, key, starts_on, ends_on, value, note, evidence, reported_by, reported_name, reported_at,
        state, decided_by, decided_name, decided_at)
      select i.district, gen_random_uuid(), i.plan, i.key, month::date, (month + interval '1 month')::date, 50 + 40 * sin(n + length(i.key)), '', '[]',
        'bench', '测量', month + interval '33 days', 'approved', 'bench:other', '测量', month + interval '35 days'
      from plans.indicator i
      cross join generate_series(timestamptz '2015-05-01', '2025-04-01', '1 month') with ordinality as months (month, n)
      where i.ended_at is null`)
    await client.query(`
      insert into plans.indicator_value (district, id, plan, key, starts_on, ends_on, value, note, evidence, reported_by, reported_name, reported_at, state)
      select district, gen_random_uuid(), plan, key, '2025-05-01', '2025-06-01', 50, '', '[]', 'bench', '测量', '2025-06-02', 'reported'
      from plans.indicator where ended_at is null and position % 5 = 0`)
    await client.query('vacuum analyze')
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from plans.indicator_value')
    return rows[0]?.n ?? 0
  } finally {
    await client.end()
  }
}
