import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { CarriersConfig } from './carriers/open.ts'
import { StartProblem } from './start-problem.ts'

const url = z.url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// URL' })
const flag = z
  .enum(['1', '0', 'true', 'false', ''])
  .transform((text) => text === '1' || text === 'true')
  .default(false)

const gateway = z.url({ protocol: /^https?$/, error: 'an http(s):// URL' })

const Environment = z.object({
  DATABASE_URL: url.optional(),
  DATABASE_APP_URL: url.optional(),
  DATABASE_WORKER_URL: url.optional(),
  DATABASE_COUNTER_URL: url.optional(),
  YIYU_ROLE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,20}$/, 'small letters, digits and _')
    .default('yiyu'),
  YIYU_HOST: z.string().default('127.0.0.1'),
  YIYU_PUBLIC_URL: z.url().optional(),
  YIYU_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  YIYU_TRUST_PROXY: flag,
  YIYU_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'), // who starts it wants the address, not the log; a service asks for `info`
  YIYU_UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(200).default(20),
  YIYU_IMPORT_LIMIT_MB: z.coerce.number().int().min(1).max(2000).default(300),
  YIYU_RATE_LIMIT: z.coerce.number().int().min(1).default(600),
  YIYU_POOL: z.coerce.number().int().min(2).max(200).default(12),
  KEYS_FILE: z.string().optional(),
  SEALING: z.enum(['aes', 'sm4'], 'aes or sm4').default('aes'),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  MESSAGE_OUTBOX: z.string().optional(),
  SMS_URL: gateway.optional(),
  SMS_TOKEN: z.string().optional(),
  VOICE_URL: gateway.optional(),
  VOICE_TOKEN: z.string().optional(),
  LETTER_URL: gateway.optional(),
  LETTER_TOKEN: z.string().optional(),
  OIDC_DISCOVERY_URL: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('统一身份认证'),
  OIDC_IDENTITY_CLAIM: z.string().optional(),
})

/** Everything that can be set from outside, checked once at start. Folders are absolute. */
export type Config = {
  mode: 'all' | 'web' | 'worker'
  port: number
  host: string
  dataDir: string
  demo: boolean
  districtsDir: string
  databaseUrl: string | undefined
  databaseAppUrl: string | undefined
  databaseWorkerUrl: string | undefined
  databaseCounterUrl: string | undefined
  rolePrefix: string
  publicUrl: string | undefined
  secret: string | undefined
  trustProxy: boolean
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  uploadLimitBytes: number
  /** Bytes of one file that is read as it arrives: lists of people. */
  importLimitBytes: number
  requestsPerMinute: number
  poolSize: number
  /** The file of the keys that seal personal data; see secrecy/. */
  keysFile: string
  /** The algorithms of keys made from now on: AES-256-GCM, or SM4-CTR with HMAC-SM3. */
  sealing: 'aes' | 'sm4'
  s3: { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string } | undefined
  /** What takes messages out of the house; a folder below the data folder unless a gateway is set. */
  carriers: CarriersConfig
  oidc:
    | {
        discoveryUrl: string
        clientId: string
        clientSecret: string
        name: string
        /** The verified claim that carries an identity number, where the provider gives one. */
        identityClaim: string | undefined
      }
    | undefined
}

/** Reads arguments and environment; throws StartProblem `bad_configuration` that names the setting and what was expected. */
export function readConfig(argv: string[], env: NodeJS.ProcessEnv): Config {
  const { values, positionals } = readArguments(argv)
  const parsed = Environment.safeParse(withoutBlanks(env))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw badSetting(String(issue?.path[0] ?? ''), issue?.message ?? '')
  }
  const e = parsed.data
  const dataDir = resolve(values.data ?? env.YIYU_DATA ?? 'data')
  return {
    mode: positionals[0] === 'worker' ? 'worker' : values['no-worker'] ? 'web' : 'all',
    port: portOf(values.port ?? env.PORT ?? '3000'),
    host: e.YIYU_HOST,
    dataDir,
    demo: !values.empty,
    districtsDir: resolve(import.meta.dirname, '../../districts'),
    databaseUrl: e.DATABASE_URL,
    databaseAppUrl: e.DATABASE_APP_URL,
    databaseWorkerUrl: e.DATABASE_WORKER_URL,
    databaseCounterUrl: e.DATABASE_COUNTER_URL,
    rolePrefix: e.YIYU_ROLE_PREFIX,
    publicUrl: e.YIYU_PUBLIC_URL,
    secret: e.YIYU_SECRET,
    trustProxy: e.YIYU_TRUST_PROXY,
    logLevel: e.YIYU_LOG_LEVEL,
    uploadLimitBytes: e.YIYU_UPLOAD_LIMIT_MB * 1024 * 1024,
    importLimitBytes: e.YIYU_IMPORT_LIMIT_MB * 1024 * 1024,
    requestsPerMinute: e.YIYU_RATE_LIMIT,
    poolSize: e.YIYU_POOL,
    keysFile: e.KEYS_FILE ? resolve(e.KEYS_FILE) : join(dataDir, 'keys', 'ring.json'),
    sealing: e.SEALING,
    s3: s3Of(e),
    carriers: carriersOf(e, dataDir),
    oidc: oidcOf(e),
  }
}

function readArguments(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        empty: { type: 'boolean', default: false },
        'no-worker': { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw badSetting(argv.join(' '), `--port N, --data FOLDER, --empty, --no-worker (${(error as Error).message})`)
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw badSetting('--port', '0–65535')
}

function withoutBlanks(env: NodeJS.ProcessEnv) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

function s3Of(e: z.infer<typeof Environment>): Config['s3'] {
  if (!e.S3_ENDPOINT) return undefined
  if (!e.S3_BUCKET || !e.S3_ACCESS_KEY_ID || !e.S3_SECRET_ACCESS_KEY) {
    throw badSetting('S3_ENDPOINT', 'S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY beside it')
  }
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = e
  return { endpoint, bucket, region, accessKeyId: e.S3_ACCESS_KEY_ID, secretAccessKey: e.S3_SECRET_ACCESS_KEY }
}

function carriersOf(e: z.infer<typeof Environment>, dataDir: string): CarriersConfig {
  const at = (url: string | undefined, token: string | undefined) => (url ? { url, token } : undefined)
  return {
    outbox: e.MESSAGE_OUTBOX ? resolve(e.MESSAGE_OUTBOX) : join(dataDir, 'outbox'),
    ...{ sms: at(e.SMS_URL, e.SMS_TOKEN), voice: at(e.VOICE_URL, e.VOICE_TOKEN), letter: at(e.LETTER_URL, e.LETTER_TOKEN) },
  }
}

function oidcOf(e: z.infer<typeof Environment>): Config['oidc'] {
  if (!e.OIDC_DISCOVERY_URL) return undefined
  if (!e.OIDC_CLIENT_ID || !e.OIDC_CLIENT_SECRET)
    throw badSetting('OIDC_DISCOVERY_URL', 'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET beside it')
  return {
    ...{ discoveryUrl: e.OIDC_DISCOVERY_URL, clientId: e.OIDC_CLIENT_ID, clientSecret: e.OIDC_CLIENT_SECRET },
    ...{ name: e.OIDC_NAME, identityClaim: e.OIDC_IDENTITY_CLAIM },
  }
}

function badSetting(name: string, expected: string): StartProblem {
  return new StartProblem(
    'bad_configuration',
    `设置 ${name} 不对：应为 ${expected}。`,
    `The setting ${name} is not usable: expected ${expected}.`,
  )
}
