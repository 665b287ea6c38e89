/** The browser of the journeys: the one that `npm test` found, or Debian's. */
export const chromiumPath = (): string => process.env.YIYU_CHROMIUM ?? '/usr/bin/chromium'

/** What lets it run as root, without a graphics card, and without calling home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
