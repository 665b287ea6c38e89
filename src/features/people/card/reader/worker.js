// Keeps the reader's page, script and styles of one build, all or none, so that it opens without a network. VERSION is the build's; a new one replaces the old as a whole.
const kept = 'yiyu-verify-VERSION'
const files = ['/verify/', '/verify/reader.js', '/verify/reader.css']

self.addEventListener('install', (event) => {
  const requests = files.map((file) => new Request(file, { cache: 'reload' }))
  event.waitUntil(
    caches
      .open(kept)
      .then((cache) => cache.addAll(requests))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('yiyu-verify-') && name !== kept
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== self.location.origin || !files.includes(pathname)) return
  event.respondWith(
    caches
      .open(kept)
      .then((cache) => cache.match(pathname))
      .then((found) => found ?? fetch(event.request)),
  )
})
