/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { type Page, type PageRequest, page } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Words } from '../../../platform/words/words.ts'
import { getPreference, setPreference } from '../preferences/actions.ts'
import { NewPreference, type Preference } from '../preferences/contract.ts'
import { channels, topics } from '../shapes.ts'
import type { Speech } from '../speech.ts'
import { Refusal } from './refusal.tsx'

const several = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string().max(60)).max(50))

const Form = z.object({
  channel: z.string().max(20).default(''),
  language: z.string().max(2).default('zh'),
  quietFrom: z.string().max(5).default('21:00'),
  quietTo: z.string().max(5).default('08:00'),
  reader: z.string().max(100).default(''),
  hoursBefore: z.literal('1').optional(),
  weekly: z.coerce.number().default(1),
  interests: several,
  refuses: several,
})

/** `/310118/my/PERSON/messages`: how a person wants to be told; every choice on one page, with what holds now. */
export const preferencePage = (speech: Speech): Page =>
  page({
    path: '/my/{person}/messages',
    scope: 'signed_in',
    form: Form,
    run: async (request) => {
      const { ctx, words } = request
      const said = typedOver(await getPreference(ctx, speech, personOf(request)), request.refused?.typed)
      return {
        title: words('messages.preference.title', { name: said.personName }),
        body: (
          <>
            <Refusal request={request} />
            <p class="lead">{words('messages.preference.lead')}</p>
            {said.setAt && (
              <p class="lead">{words('messages.preference.set', { on: said.setAt.slice(0, 10), by: said.setByName ?? '' })}</p>
            )}
            <PreferenceForm said={said} words={words} consents={`/${ctx.district}/my/${said.person}/consents`} />
            <p>
              <a class="elsewhere" href={`/${ctx.district}/my/messages`}>
                {words('messages.preference.back')}
              </a>
            </p>
          </>
        ),
      }
    },
    submit: async (request, { channel, reader, hoursBefore, ...form }) => {
      const person = personOf(request)
      const wish = { ...form, channel: channel || null, reader: reader || null, hoursBefore: hoursBefore === '1' }
      await setPreference(request.ctx, speech, person, NewPreference.parse(wish))
      return { to: `/${request.ctx.district}/my/messages` }
    },
  })

/** What was typed stands there again when it was refused. */
function typedOver(said: Preference, typed: Record<string, string> | undefined): Preference {
  if (!typed) return said
  const list = (name: string) => (typed[name] ?? '').split(',').filter(Boolean)
  return {
    ...said,
    channel: channels.find((one) => one === typed.channel) ?? null,
    ...{ language: typed.language === 'en' ? 'en' : 'zh', quietFrom: typed.quietFrom ?? '', quietTo: typed.quietTo ?? '' },
    ...{ reader: typed.reader || null, hoursBefore: typed.hoursBefore === '1', weekly: Number(typed.weekly ?? said.weekly) },
    ...{ interests: topics.filter((one) => list('interests').includes(one)), refuses: list('refuses') },
  }
}

function personOf({ params }: PageRequest<Record<string, string>>): string {
  const id = z.uuid().safeParse(params.person)
  if (!id.success) throw new Problem(404, 'not_found', { what: 'person' })
  return id.data
}

function PreferenceForm({ said, words, consents }: { said: Preference; words: Words; consents: string }) {
  return (
    <form class="fields" method="post" noValidate>
      <Group legend={words('messages.preference.channel')}>
        <Choice name="channel" value="" on={said.channel === null} text={words('messages.preference.usual')} />
        {channels.map((one) => (
          <Choice key={one} name="channel" value={one} on={said.channel === one} text={words(`messages.preference.by.${one}`)} />
        ))}
      </Group>
      {said.readers.length > 0 && (
        <Group legend={words('messages.preference.reader')}>
          <Choice name="reader" value="" on={said.reader === null} text={words('messages.preference.self')} />
          {said.readers.map(({ account, name, as }) => (
            <Choice
              key={account}
              name="reader"
              value={account}
              on={said.reader === account}
              text={words(`messages.preference.by_${as}`, { name })}
            />
          ))}
        </Group>
      )}
      <label>
        {words('messages.preference.quiet_from')}
        <input type="time" name="quietFrom" value={said.quietFrom} />
      </label>
      <label>
        {words('messages.preference.quiet_to')}
        <input type="time" name="quietTo" value={said.quietTo} />
      </label>
      <Group legend={words('messages.preference.reminders')}>
        <Choice name="hoursBefore" value="1" several on={said.hoursBefore} text={words('messages.preference.hours_before')} />
      </Group>
      <Group legend={words('messages.preference.language')}>
        <Choice name="language" value="zh" on={said.language === 'zh'} text={words('messages.preference.zh')} />
        <Choice name="language" value="en" on={said.language === 'en'} text={words('messages.preference.en')} />
      </Group>
      <Group legend={words('messages.preference.weekly')}>
        {[0, 1, 2, 7].map((n) => (
          <Choice
            key={n}
            name="weekly"
            value={String(n)}
            on={said.weekly === n || (n === 7 && said.weekly > 2)}
            text={n === 0 ? words('messages.preference.no_push') : words('messages.preference.a_week', { n })}
          />
        ))}
        <p class="lead">
          {words(said.agreed ? 'messages.preference.agreed' : 'messages.preference.not_agreed')}{' '}
          <a href={consents}>{words('messages.preference.consents')}</a>
        </p>
      </Group>
      <Group legend={words('messages.preference.interests')}>
        {topics.map((one) => (
          <Choice
            key={one}
            name="interests"
            value={one}
            several
            on={said.interests.includes(one)}
            text={words(`messages.topic.${one}`)}
          />
        ))}
      </Group>
      <Group legend={words('messages.preference.refuses')}>
        {said.kinds.map((kind) => (
          <Choice
            key={kind}
            name="refuses"
            value={kind}
            several
            on={said.refuses.includes(kind)}
            text={words(`notice.kind.${kind}`)}
          />
        ))}
      </Group>
      <button type="submit">{words('messages.preference.save')}</button>
    </form>
  )
}

const Group = ({ legend, children }: { legend: string; children: ComponentChildren }) => (
  <fieldset>
    <legend>{legend}</legend>
    {children}
  </fieldset>
)

function Choice({
  name,
  value,
  text,
  on,
  several = false,
}: {
  name: string
  value: string
  text: string
  on: boolean
  several?: boolean
}) {
  return (
    <label class="choice">
      <input type={several ? 'checkbox' : 'radio'} name={name} value={value} checked={on} />
      <span>{text}</span>
    </label>
  )
}
