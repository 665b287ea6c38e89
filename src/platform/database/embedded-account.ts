import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process'
import { chmod, chown, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { type Binaries, copyBinaries } from './embedded-binaries.ts'

const run = promisify(execFile)

/** Under whose name the database programs run: PostgreSQL refuses to run as root. */
export type Account = {
  how: 'plain' | 'namespace' | 'other'
  binaries: Binaries
  /** Starts one of the programs under this account. */
  spawn(program: string, args: string[], options: SpawnOptions): ChildProcess
  /** Makes a folder the account's own, for nobody else. */
  own(folder: string): Promise<void>
}

/**
 * An ordinary user runs them plainly. Root runs them in a user namespace where root is user 1000: the files stay root's, no account is made.
 * Where namespaces are forbidden (many containers), or the cluster already belongs to someone else, root runs them as that owner, or as
 * `nobody`, from binaries that this account can read.
 */
export async function chooseAccount(binaries: Binaries, cluster: string, copyDir: string): Promise<Account> {
  if (process.getuid?.() !== 0) return plainly(binaries)
  const owner = await ownerOf(cluster)
  if ((owner === undefined || owner.uid === 0) && (await namespacesWork(binaries))) return inNamespace(binaries)
  const other = owner === undefined || owner.uid === 0 ? await nobody() : owner
  return asOther(await readableBy(other, binaries, copyDir), other)
}

type Owner = { uid: number; gid: number }

function plainly(binaries: Binaries): Account {
  return {
    how: 'plain',
    binaries,
    spawn: (program, args, options) => spawn(program, args, options),
    own: (folder) => chmod(folder, 0o700),
  }
}

const NAMESPACE = ['--user', '--map-user=1000']

function inNamespace(binaries: Binaries): Account {
  return {
    how: 'namespace',
    binaries,
    spawn: (program, args, options) => spawn('unshare', [...NAMESPACE, program, ...args], options), // unshare becomes the program: same process id
    own: (folder) => chmod(folder, 0o700),
  }
}

function asOther(binaries: Binaries, owner: Owner): Account {
  return {
    how: 'other',
    binaries,
    spawn: (program, args, options) => spawn(program, args, { ...options, ...owner }),
    own: async (folder) => {
      await chown(folder, owner.uid, owner.gid)
      await chmod(folder, 0o700)
    },
  }
}

function namespacesWork(binaries: Binaries): Promise<boolean> {
  return run('unshare', [...NAMESPACE, binaries.postgres, '--version']).then(
    () => true,
    () => false,
  )
}

async function readableBy(owner: Owner, binaries: Binaries, copyDir: string): Promise<Binaries> {
  const readable = await run(binaries.postgres, ['--version'], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  )
  return readable ? binaries : copyBinaries(binaries, copyDir)
}

function ownerOf(folder: string): Promise<Owner | undefined> {
  return stat(folder).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  )
}

async function nobody(): Promise<Owner> {
  const id = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout.trim())
  return { uid: await id('-u'), gid: await id('-g') }
}
