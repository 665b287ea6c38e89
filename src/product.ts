import { join } from 'node:path'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import pino from 'pino'
import { features as installedFeatures } from './app.ts'
import { systemActor } from './platform/actor.ts'
import { auditRoutes } from './platform/audit/routes.ts'
import { seedCalendar } from './platform/calendar/seed.ts'
import { openCarriers } from './platform/carriers/open.ts'
import { type Clock, clockWith } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type Context, type Installation, installationDistrict } from './platform/context.ts'
import { counterParts, refreshAll } from './platform/counters/parts.ts'
import type { Connection } from './platform/database/connect.ts'
import { connectionsFor, openDatabases } from './platform/database/databases.ts'
import type { MigrationFolder } from './platform/database/migrate.ts'
import { roleNames } from './platform/database/roles.ts'
import { reading, transaction } from './platform/database/transaction.ts'
import { cityFolderOf, type DistrictFolder, folderHash, readDistricts } from './platform/districts/folder.ts'
import { saveAreas } from './platform/districts/store.ts'
import { subscriptionsOf } from './platform/events.ts'
import type { Feature } from './platform/feature.ts'
import { partsTogether } from './platform/feature-parts.ts'
import { openFiles } from './platform/files/open.ts'
import { createMetrics } from './platform/http/metrics.ts'
import { calmOf } from './platform/http/rush.ts'
import { buildServer } from './platform/http/server.ts'
import { contentHash, newId } from './platform/ids.ts'
import { type InstallationRecord, installDatabase, rememberKeys } from './platform/installation.ts'
import { queueState } from './platform/jobs/failed.ts'
import { queueMetrics } from './platform/jobs/metrics.ts'
import { startWorker } from './platform/jobs/worker.ts'
import { platformMigrations, platformRoutes, platformWords } from './platform/platform.ts'
import { type KeyRing, openKeyRing, ringFingerprint } from './platform/secrecy/key-ring.ts'
import { readSetting, saveSetting } from './platform/settings/store.ts'
import { createSignIn, type SignIn } from './platform/sign-in/sign-in.ts'
import { bindWords } from './platform/words/book.ts'
import { residentFrame } from './resident/frame.tsx'
import { residentWords } from './resident/words.ts'

/** The whole product over one database, not yet listening. */
export type Product = {
  app: FastifyInstance
  installation: Installation
  record: InstallationRecord
  signIn: SignIn
  districts: DistrictFolder[]
  features: Feature[]
  /** A context for the system in a district: for seeds, jobs and tests. */
  contextFor(district: string, name: string): Context
  /** Runs the queue's jobs in this process. */
  work(): Promise<void>
  close(): Promise<void>
}

/** Where every migration of the product lies. */
export const migrationFolders = (features: Feature[] = installedFeatures): MigrationFolder[] => [
  { feature: 'platform', folder: platformMigrations },
  ...features.flatMap(({ name, migrations }) => (migrations ? [{ feature: name, folder: migrations }] : [])),
]

/** Brings the database up to the code and the districts' files into it: what must be done before anyone is served. */
export async function prepare(
  config: Config,
  owner: Connection,
  log: (line: string) => void,
): Promise<{ record: InstallationRecord; districts: DistrictFolder[]; keys: KeyRing }> {
  const districts = await readDistricts(config.districtsDir)
  const record = await installDatabase({
    ...{ owner, districts, log, demo: config.demo },
    roles: roleNames(config.rolePrefix),
    folders: migrationFolders(),
  })
  const keys = openKeyRing(config, record.keyFingerprint ?? undefined)
  const fingerprint = ringFingerprint(keys)
  if (fingerprint !== record.keyFingerprint) await rememberKeys(owner, fingerprint)
  return { record, districts, keys }
}

/** Puts the parts together over a prepared database. */
export async function openProduct(options: {
  config: Config
  owner: Connection
  record: InstallationRecord
  districts: DistrictFolder[]
  keys: KeyRing
  publicUrl: string
  clock?: Clock
  log?: FastifyBaseLogger
}): Promise<Product> {
  const { config, owner, record, districts, keys } = options
  const log = options.log ?? (pino({ level: config.logLevel }) as FastifyBaseLogger)
  const features = installedFeatures
  const own = { app: config.databaseAppUrl, worker: config.databaseWorkerUrl, counter: config.databaseCounterUrl }
  const connections = connectionsFor(owner, roleNames(config.rolePrefix), own)
  const databases = openDatabases(connections, config.poolSize)
  const clock = options.clock ?? clockWith(record.offsetDays)
  const counting = counterParts(features)
  const files = openFiles({ s3: config.s3, limitBytes: config.uploadLimitBytes })
  const installation: Installation = {
    databases,
    clock,
    counters: counting.registry,
    subscriptions: subscriptionsOf([...features, counting.subscriber]),
    files: files.store,
    carriers: openCarriers(config.carriers),
    aboutFacilities: partsTogether(features).aboutFacilities,
    facts: features.flatMap((feature) => feature.facts ?? []),
    keys,
  }
  const contextFor = (district: string, name: string): Context => ({
    ...installation,
    actor: systemActor(name),
    district,
    requestId: newId(),
  })
  const signIn = createSignIn({
    config,
    connection: connections.app,
    secret: config.secret ?? record.secret,
    keys,
    publicUrl: options.publicUrl,
    databases,
    clock,
  })
  const metrics = createMetrics()
  queueMetrics(metrics.registry, () => queueState(databases.app))
  const names = new Map(districts.map((district) => [district.code, district.name]))
  const words = bindWords([platformWords, residentWords, ...features.map((feature) => feature.words)])
  const app = await buildServer({
    ...{ config, installation, features, metrics, log },
    platformRoutes: [...platformRoutes, ...auditRoutes(words), ...signIn.routes],
    actorOf: (headers) => signIn.actorOf(headers),
    formSignIn: signIn.form,
    plugins: [signIn.plugin],
    words,
    frame: residentFrame,
    districtName: (code) => names.get(code),
    districts,
    unready: async () => {
      const answer = await sql`select 1`.execute(databases.app).catch((error: Error) => error)
      return answer instanceof Error ? 'database' : undefined
    },
  })
  const calm = calmOf(app.server)
  let worker: { stop(): Promise<void> } | undefined
  return {
    ...{ app, installation, record, signIn, districts, features, contextFor },
    work: async () => {
      worker = await startWorker({
        ...{ connection: connections.worker, log, metrics: metrics.registry, calm },
        features: [files.jobs, counting.jobs, ...features],
        ctxFor: (district, actor) => ({ ...contextFor(district, actor.name), actor }),
      })
    },
    close: async () => {
      await app.close()
      for (const feature of features) await feature.close?.()
      await worker?.stop()
      await signIn.close()
      await databases.close()
    },
  }
}

/**
 * Brings every district's files into the database, in the order of the floors. Safe to repeat: a file adds a version, it never overwrites. A
 * district whose files and code are those of the last start is left alone.
 */
export async function seedDistricts(product: Product, districtsDir: string): Promise<void> {
  const national = await folderHash(join(districtsDir, 'national'))
  await seedUnlessSame(product.contextFor(installationDistrict, seeder), national, product.record.migrated, (ctx) =>
    seedCalendar(ctx, districtsDir),
  )
  for (const district of product.districts) {
    const city = await cityFolderOf(district.folder)
    await seedUnlessSame(
      product.contextFor(district.code, seeder),
      contentHash(`${national} ${city ? await folderHash(city) : ''} ${await folderHash(district.folder)}`),
      product.record.migrated,
      async (ctx) => {
        await transaction(ctx, (tx) => saveAreas(tx, district))
        for (const feature of product.features) await feature.seed?.(ctx, district.folder)
      },
    )
  }
}

async function seedUnlessSame(
  ctx: Context,
  hash: string,
  migrated: boolean,
  seed: (ctx: Context) => Promise<void>,
): Promise<void> {
  if (!migrated && (await reading(ctx, (tx) => readSetting(tx, 'seeded', ''))) === hash) return
  await seed(ctx)
  await transaction(ctx, (tx) => saveSetting(tx, 'seeded', hash, 'file'))
}

const seeder = '随程序附带的文件'

/** Counts everything once, so that a new installation's boards begin with numbers: two districts at a time, as many as a small machine has cores. */
export async function countAll(product: Product): Promise<void> {
  const waiting = product.districts.map(({ code }) => code)
  const lane = async () => {
    for (let code = waiting.shift(); code !== undefined; code = waiting.shift())
      await refreshAll(product.contextFor(code, 'counters'), product.installation.counters)
  }
  await Promise.all([lane(), lane()])
}
