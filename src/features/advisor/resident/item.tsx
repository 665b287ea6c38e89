/** @jsxImportSource preact */

import { dialled } from '../advice/calling.ts'
import type { AdviceItem, Call } from '../contract.ts'
import { callText, factText, gainText, howText, listed, type Speech, said } from '../words.ts'

type Shown = { item: AdviceItem; speech: Speech; sealed?: string | undefined }

/** The page of a service; it leads back with the answers that came along. */
const pageOf = ({ item: { service }, speech: { district }, sealed }: Shown): string =>
  `/${district}/services/${service.id}${sealed ? `?s=${encodeURIComponent(sealed)}` : ''}`

/** A service somebody may have: what it is, why, what one gets, how to get it. */
export function Item({ item, speech, sealed }: Shown) {
  const { words, language } = speech
  const { service, gains, confirmed } = item
  return (
    <article class="card">
      <h3>
        <a href={pageOf({ item, speech, sealed })}>{said(service.name, language)}</a>{' '}
        {!confirmed && <Unconfirmed speech={speech} />}
      </h3>
      <p>{said(service.says, language)}</p>
      {gains.map((gain) => (
        <p key={gain.kind}>
          <b>{gainText(gain, words)}</b>
        </p>
      ))}
      <dl>
        <dt>{words('advisor.item.why')}</dt>
        <dd>
          <Reasons item={item} speech={speech} />
          <small>
            <SourceLine text={words('advisor.item.source', { source: service.source })} href={service.clause} />
          </small>
        </dd>
        <dt>{words('advisor.item.how')}</dt>
        <dd>
          {howText(service, speech)}
          {service.running && service.engine === 'sessions' && (
            <a class="elsewhere" href={`/${speech.district}/book/${service.id}`}>
              {words('sessions.week.door')}
            </a>
          )}
        </dd>
        <dt>{words('advisor.item.phone')}</dt>
        <dd>
          <Telephone call={service.call} speech={speech} />
        </dd>
      </dl>
    </article>
  )
}

/** Whom one calls: a touch dials it. */
export const Telephone = ({ call, speech }: { call: Call; speech: Speech }) => (
  <a class="elsewhere" href={`tel:${dialled(call.number)}`}>
    {callText(call, speech)}
  </a>
)

const Unconfirmed = ({ speech: { words } }: { speech: Speech }) => (
  <span class="tag wait">{words('advisor.item.unconfirmed')}</span>
)

const Reasons = ({ item: { reasons }, speech: { words, language } }: Shown) => (
  <>
    {listed(
      reasons.map(({ says }) => said(says, language)),
      words,
    )}{' '}
  </>
)

/** Where it is printed, opening the clause where the policy library has it. */
export const SourceLine = ({ text, href }: { text: string; href: string | null }) => (
  <span>{href === null ? text : <a href={href}>{text}</a>}</span>
)

/** A service that a little more information would decide: the name, and what to find out. */
export function NeedLine({ item, speech, sealed }: Shown) {
  const { words, language } = speech
  return (
    <li>
      <a class="elsewhere" href={pageOf({ item, speech, sealed })}>
        {said(item.service.name, language)}
      </a>
      <br />
      {words('advisor.item.missing', {
        facts: listed(
          item.missing.slice(0, 4).map((name) => factText(name, words)),
          words,
        ),
      })}
      {item.reasons.length > 0 && (
        <small>
          {' '}
          {words('advisor.item.must', {
            reasons: listed(
              item.reasons.map(({ says }) => said(says, language)),
              words,
            ),
          })}
        </small>
      )}
    </li>
  )
}

/** A service in one line: why it does not fit, or for whom it is where no condition is set. */
export function NoLine({ item, speech, sealed }: Shown) {
  const { words, language } = speech
  const why =
    item.group === 'open'
      ? words('advisor.item.for', { audience: item.service.audience })
      : words('advisor.item.not', {
          reasons: listed(
            item.reasons.map(({ says }) => said(says, language)),
            words,
          ),
        })
  return (
    <li>
      <a class="elsewhere" href={pageOf({ item, speech, sealed })}>
        {said(item.service.name, language)}
      </a>
      <br />
      {why}
    </li>
  )
}
