/**
 * A wish where to go next as an address of this site, safe in a `Location`: path and query, percent-encoded. What would lead elsewhere, or back
 * to signing in, becomes the first page.
 */
export function ownPath(wish: unknown): string {
  if (typeof wish !== 'string' || wish.length > 1000 || !wish.startsWith('/') || !URL.canParse(wish, here)) return '/'
  const { origin, pathname, search } = new URL(wish, here)
  // Browsers read `//host` and `/\host` as another site; dots may only come to that while the address is put in order.
  if (origin !== here || pathname.startsWith('//') || /^\/sign-(in|out)(\/|$)/.test(pathname)) return '/'
  return pathname + search
}

/** The address of a request as a URL, whatever was sent: `//host` stays a path of this site. */
export function addressOf(request: { url: string; protocol: string; host: string }): URL {
  const path = request.url.replace(/^[^?#]*?(?=\/|$)/, '').replace(/^\/*/, '/')
  const origin = `${request.protocol}://${request.host}`
  return new URL((URL.canParse(origin) ? new URL(origin).origin : here) + path)
}

const here = 'http://yiyu.invalid'
