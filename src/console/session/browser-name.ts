const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/Edg\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Headless)?Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** A browser's long name of itself as people call it, `Chrome 156 · Windows`; what is not known stays as it is. */
export function browserName(agent: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(agent))
  const system = systems.find(([pattern]) => pattern.test(agent))
  if (!browser) return agent.slice(0, 80)
  const version = browser[0].exec(agent)?.[1]
  return [[browser[1], version].filter(Boolean).join(' '), system?.[1]].filter(Boolean).join(' · ')
}
