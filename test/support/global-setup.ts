import type { TestProject } from 'vitest/node'
import { startCluster } from './cluster.ts'

/** Starts one database server for the whole run, for every project, and stops and removes it at the end, after failures too. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster()
  project.provide('cluster', cluster.connection)
  project.provide('keysFile', cluster.keysFile)
  return () => cluster.stop()
}
