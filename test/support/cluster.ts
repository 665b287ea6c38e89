import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { startEmbedded } from '../../src/platform/database/embedded.ts'

/** How a test reaches the run's database server as its superuser; `database` is `postgres`. */
export type ClusterConnection = { host: string; port: number; user: string; database: string; password?: string }

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: ClusterConnection
    keysFile: string
  }
}

/** A database server for one test run, in a folder that goes away with it. */
export type Cluster = { connection: ClusterConnection; keysFile: string; stop(): Promise<void> }

/**
 * Starts the server of a test run. It does not sync to disk: every database on it is thrown away, a power cut costs nothing, and making one
 * database per test file is several times faster. Crash tests start a product of their own, which syncs as always.
 */
export async function startCluster(): Promise<Cluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiyu-test-'))
  const remove = () => rm(dataDir, { recursive: true, force: true })
  try {
    const database = await startEmbedded({ dataDir, durable: false })
    return {
      connection: database.options('postgres'),
      keysFile: join(dataDir, 'keys', 'ring.json'),
      stop: async () => {
        await database.stop()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The server of this run, from inside a test. */
export function cluster(): ClusterConnection {
  return inject('cluster')
}

/** The keys with which every database of this run seals: they are copies of one. */
export function keysFile(): string {
  return inject('keysFile')
}
