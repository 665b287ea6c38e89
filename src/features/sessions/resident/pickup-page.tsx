/** @jsxImportSource preact */
import { z } from 'zod'
import { plusDays } from '../../../platform/clock.ts'
import { page } from '../../../platform/http/page.ts'
import { listPickupPersons, namePickupPerson, withdrawPickupPerson } from '../attendance/fetching/actions.ts'
import { NewPickupPerson, type PickupPerson } from '../attendance/fetching/contract.ts'
import { nameOf } from '../choosing/persons.ts'
import { BackToMine } from './my-page.tsx'
import { Deed, Field, Look, RefusedForm } from './parts.tsx'
import { addressOf, idOf, type Speech, sayDate, speechOf } from './say.ts'

const Form = z.object({ deed: z.enum(['name', 'end']), id: z.uuid().optional() }).loose()
/** What was not filled in was not said. */
const filled = (form: Record<string, unknown>) => Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))

/** `/my/{person}/pickup`: who may fetch a child: guardians always, and those whom they name here. */
export const pickupPage = page({
  path: '/my/{person}/pickup',
  scope: 'signed_in',
  form: Form,
  run: async (request) => {
    const { ctx, refused, words } = request
    const speech = speechOf(request)
    const { guardians, named } = await listPickupPersons(ctx, idOf(request, 'person'))
    const field = (name: string, type?: 'tel' | 'date', hint?: string) => (
      <Field {...{ name, refused, speech, ...(type ? { type } : {}), ...(hint ? { hint } : {}) }} />
    )
    return {
      title: words('sessions.pickup.title', { name: await nameOf(ctx, idOf(request, 'person')) }),
      body: (
        <div class="booking">
          <Look />
          <RefusedForm refused={refused} speech={speech} />
          <p>{words('sessions.pickup.how')}</p>
          {guardians.length > 0 && (
            <p>
              <b>
                {words('sessions.pickup.guardians', { names: guardians.map(({ name }) => name).join(words('sessions.comma')) })}
              </b>
            </p>
          )}
          {named.map((one) => (
            <Named key={one.id} one={one} speech={speech} />
          ))}
          {named.length === 0 && <p class="lead">{words('sessions.pickup.none')}</p>}
          <h2>{words('sessions.pickup.add')}</h2>
          <form class="fields" method="post" noValidate>
            <input type="hidden" name="deed" value="name" />
            {field('name')}
            {field('relation', undefined, words('sessions.pickup.relation_hint'))}
            {field('phone', 'tel', words('sessions.pickup.phone_hint'))}
            {field('lastDay', 'date', words('sessions.pickup.last_day_hint'))}
            <button type="submit">{words('sessions.pickup.submit')}</button>
          </form>
          <BackToMine speech={speech} />
        </div>
      ),
    }
  },
  submit: async (request, form) => {
    const { ctx } = request
    const person = idOf(request, 'person')
    if (form.deed === 'end') await withdrawPickupPerson(ctx, z.uuid().parse(form.id))
    else {
      const { lastDay, ...rest } = filled(form)
      const validTo = lastDay === undefined ? {} : { validTo: plusDays(z.iso.date().parse(lastDay), 1) }
      await namePickupPerson(ctx, person, NewPickupPerson.parse({ ...rest, ...validTo }))
    }
    return { to: addressOf(speechOf(request), `/my/${person}/pickup`) }
  },
})

function Named({ one, speech }: { one: PickupPerson; speech: Speech }) {
  const { words } = speech
  const { id, name, relation, phone, validTo, state } = one
  return (
    <article class="card">
      <h3>
        {name} <small>{relation}</small>{' '}
        {state !== 'valid' && <span class="tag quiet">{words(`sessions.pickup.state.${state}`)}</span>}
      </h3>
      <p>
        {[phone, validTo && words('sessions.pickup.until', { day: sayDate(plusDays(validTo, -1), speech) })]
          .filter(Boolean)
          .join(words('sessions.dot'))}
      </p>
      <Deed deed="end" id={id} text={words('sessions.pickup.end', { name })} />
    </article>
  )
}
