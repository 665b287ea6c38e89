/**
 * Has the page and what it is made of kept on this device, so that it can be loaded again without a network. A browser without service workers, or one that was reached by
 * plain HTTP, keeps the open page and its notes all the same.
 */
export async function keepForOffline(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !isSecureContext || import.meta.env.DEV) return false
  try {
    await navigator.serviceWorker.register('/console/worker.js', { scope: '/console/' })
    await navigator.serviceWorker.ready
    await Promise.all([import('./camera.ts'), import('./forms.tsx'), import('../inside/InsidePage.tsx')])
    const cache = await caches.open('yiyu-room')
    const files = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/console/assets/'))
      .map(({ pathname }) => pathname)
    const wanted = new Set(['/console/', '/api/me', '/api/installation', ...files])
    for (const request of await cache.keys()) if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request)
    await cache.addAll([...wanted].map((path) => new Request(path, { cache: 'no-cache', credentials: 'same-origin' })))
    return true
  } catch {
    return false // full, forbidden, or the network has just gone: the next opening tries again
  }
}
