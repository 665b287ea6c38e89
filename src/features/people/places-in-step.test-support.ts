import type { World } from '../../../test/support/world.ts'

/** The standing records whose current street, or its first day, is not what their open address says. */
export async function outOfStep(w: World): Promise<{ name: string; kind: string }[]> {
  const { rows } = await w.owner.query<{ name: string; kind: string }>(`
    select p.name, k.kind
    from people.person p
    cross join lateral (values ('registered', p.registered_street, p.registered_since), ('residence', p.residence_street, p.residence_since)) k (kind, street, since)
    left join people.address a on a.district = p.district and a.person = p.id and a.kind = k.kind and a.valid_to is null and a.withdrawn_at is null
    where p.withdrawn_at is null and (k.since is distinct from a.valid_from or (a.id is not null and k.street is distinct from a.street))`)
  return rows
}

/** Lets records that were made behind the application's back say what their open addresses say. */
export async function sayWhereTheyLive(w: World): Promise<void> {
  for (const kind of ['registered', 'residence'])
    await w.owner.query(`
      update people.person p set ${kind}_street = a.street, ${kind}_since = a.valid_from from people.address a
      where a.district = p.district and a.person = p.id and a.kind = '${kind}' and a.valid_to is null and a.withdrawn_at is null`)
}
