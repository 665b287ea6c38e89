import { join } from 'node:path'

/** Where things lie below a data folder. */
export function layoutOf(dataDir: string) {
  return {
    cluster: join(dataDir, 'postgres'),
    log: join(dataDir, 'postgres.log'),
    password: join(dataDir, 'postgres.password'),
    binaries: join(dataDir, 'postgres-binaries'),
  }
}

/** The environment of the database programs: no PG… setting of the caller's reaches them, and they speak English to the log. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^PG|^LC_|^LANG/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
