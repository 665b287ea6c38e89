import { createServer } from 'node:net'
import { demonstrate, firstAdministrator, showDemo } from './demo/demo.ts'
import { demonstrateDistricts } from './generate/demo.ts'
import { type Config, readConfig } from './platform/config.ts'
import type { Connection } from './platform/database/connect.ts'
import { attachEmbedded, startEmbedded } from './platform/database/embedded.ts'
import { StartProblem } from './platform/start-problem.ts'
import { countAll, openProduct, type Product, prepare, seedDistricts } from './product.ts'

/** configuration → database → jobs → app. No logic lives here. */
async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const port = await freePort(config)
  const { owner, stop: stopDatabase, ended } = await openDatabase(config, say)
  const publicUrl = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`

  let product: Product | undefined
  const end = once(async () => {
    await product?.close()
    await stopDatabase()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().then(() => process.exit(0)))
  const { record, districts, keys } = await prepare(config, owner, say)
  product = await openProduct({ config, owner, record, districts, keys, publicUrl })
  void ended.then(async (error) => {
    process.stderr.write(`${error.message}\n`)
    await end().catch(() => {})
    process.exit(1)
  })

  if (config.mode !== 'worker') {
    await seedDistricts(product, config.districtsDir)
    if (record.demo && record.isNew) say('正在生成演示数据（约需一两分钟）…　Making the demonstration (a minute or two)…')
    if (record.demo) await demonstrateDistricts(owner, { districts, keys, day: product.installation.clock.today() })
    const accounts = record.demo ? await demonstrate(product) : await firstAdministrator(product)
    if (record.isNew) await countAll(product)
    await product.app.listen({ port, host: config.host })
    if (config.mode === 'all') await product.work()
    for (const feature of product.features) feature.warmUp?.()
    if (record.demo && (config.publicUrl || !['127.0.0.1', 'localhost', '::1'].includes(config.host)))
      say(
        "注意：演示账号的密码是公开的，而别的机器能访问这里。The demonstration's passwords are public, and other machines can reach it.",
      )
    showDemo({ say, url: publicUrl, record, today: product.installation.clock.today(), accounts })
  } else {
    await product.work()
    say('worker ready')
  }
}

async function openDatabase(
  config: Config,
  log: (line: string) => void,
): Promise<{ owner: Connection; stop(): Promise<void>; ended: Promise<Error> }> {
  const never = new Promise<Error>(() => {})
  if (config.databaseUrl) {
    if (!config.databaseAppUrl) log('DATABASE_APP_URL is not set: the application takes its role by SET ROLE over DATABASE_URL')
    return { owner: { url: config.databaseUrl }, stop: async () => {}, ended: never }
  }
  const embedded =
    config.mode === 'worker'
      ? await attachEmbedded({ dataDir: config.dataDir })
      : await startEmbedded({ dataDir: config.dataDir, log })
  await embedded.ensureDatabase('yiyu')
  return { owner: embedded.options('yiyu'), stop: () => embedded.stop(), ended: embedded.ended }
}

/** The port to listen on: the one asked for, checked before anything is started; for 0 a free one. */
async function freePort({ mode, host, port }: Config): Promise<number> {
  if (mode === 'worker') return 0
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen({ port, host, exclusive: true }, resolve))
    return (probe.address() as { port: number }).port
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartProblem(
        'port_in_use',
        `端口 ${port} 已被占用。请用 --port 换一个。`,
        `Port ${port} is in use. Choose another with --port.`,
      )
    if (code === 'EACCES')
      throw new StartProblem(
        'port_refused',
        `无权使用端口 ${port}。请用 --port 换一个大于 1023 的。`,
        `Port ${port} may not be used. Choose one above 1023 with --port.`,
      )
    throw error
  } finally {
    await new Promise((resolve) => probe.close(resolve))
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof StartProblem ? `${error.message}\n` : `${(error as Error).stack ?? error}\n`)
  process.exit(1)
})
