/** @jsxImportSource preact */
import { isStaff } from '../platform/actor.ts'
import type { PageRequest } from '../platform/http/page.ts'

/** Who is signed in, with a button to sign out; else the way to sign in that leads back here. */
export function AccountLine({ request: { ctx, words, url } }: { request: PageRequest }) {
  const { actor } = ctx
  const inSignIn = url.pathname.startsWith('/sign-in')
  const here = inSignIn ? '/' : url.pathname + url.search
  if (actor.kind !== 'account')
    return inSignIn ? null : (
      <a class="account" href={`/sign-in?next=${encodeURIComponent(here)}`}>
        {words('sign_in.title')}
      </a>
    )
  return (
    <form class="account" method="post" action="/sign-out">
      <input type="hidden" name="next" value={here} />
      <span>{actor.name}</span>
      {isStaff(actor) && <a href="/console">{words('resident.sign_in.console')}</a>}
      <button type="submit">{words('sign_in.sign_out')}</button>
    </form>
  )
}
