// Lets the page of today's room be loaded again while there is no network. Whatever can be reached comes from the server: only what cannot is taken from what that page had
// kept (src/features/sessions/console/room/offline.ts): the console's shell, its files, who is signed in. Signing out forgets the last.
const kept = 'yiyu-room'
const patienceMs = 6000
const facts = ['/api/me', '/api/installation']

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === 'POST' && pathname === '/api/auth/sign-out') return event.waitUntil(forget('/api/me'))
  if (request.method !== 'GET') return
  if (pathname.startsWith('/console/assets/'))
    return event.respondWith(fromKept(pathname).then((found) => found ?? fetch(request)))
  if (request.mode === 'navigate') return event.respondWith(reachedOr(request, '/console/'))
  if (facts.includes(pathname)) return event.respondWith(reachedOr(request, pathname))
})

// What the server says, and its newest answer for later; what was kept where it cannot be reached.
async function reachedOr(request, path) {
  const reached = fetch(request).then(async (reply) => {
    const cache = await caches.open(kept)
    if (reply.ok && (await cache.match(path))) await cache.put(path, reply.clone())
    return reply
  })
  reached.catch(() => {})
  const found = await fromKept(path)
  if (!found) return reached
  const late = new Promise((resolve) => setTimeout(() => resolve(found), patienceMs))
  return Promise.race([reached.catch(() => found), late])
}

const fromKept = async (path) => (await caches.open(kept)).match(path)
const forget = async (path) => (await caches.open(kept)).delete(path)
