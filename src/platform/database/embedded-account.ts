import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process'
import { chmod, chown, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { type Binaries, copyBinaries } from './embedded-binaries.ts'
import { layoutOf } from './embedded-layout.ts'
import { dataOutOfReach } from './embedded-problems.ts'

const run = promisify(execFile)

/** Under whose name the database programs run: PostgreSQL refuses to run as root. */
export type Account = {
  how: 'plain' | 'namespace' | 'other'
  binaries: Binaries
  /** Starts one of the programs under this account. */
  spawn(program: string, args: string[], options: SpawnOptions): ChildProcess
  /** Makes a folder or file the account's own, for nobody else (mode 0700, or as given). */
  own(path: string, mode?: number): Promise<void>
}

/**
 * An ordinary user runs them plainly. Root runs them in a user namespace where root is user 1000: the files stay root's, no account is made.
 * Where namespaces are forbidden (many containers), or the cluster already belongs to someone else, root runs them as that owner, or as
 * `nobody`, from binaries that this account can read.
 */
export async function chooseAccount(binaries: Binaries, dataDir: string): Promise<Account> {
  const { cluster, binaries: copyDir } = layoutOf(dataDir)
  if (process.getuid?.() !== 0) return plainly(binaries)
  const owner = await ownerOf(cluster)
  if ((owner === undefined || owner.uid === 0) && (await namespacesWork(binaries))) return inNamespace(binaries)
  const other = owner === undefined || owner.uid === 0 ? await nobody() : owner
  await letThrough(dataDir, other)
  if (owner?.uid === 0) await run('chown', ['-R', `${other.uid}:${other.gid}`, cluster]) // made where namespaces were allowed
  return asOther(await readableBy(other, binaries, copyDir), other)
}

type Owner = { uid: number; gid: number }

function plainly(binaries: Binaries): Account {
  return {
    how: 'plain',
    binaries,
    spawn: (program, args, options) => spawn(program, args, options),
    own: (path, mode = 0o700) => chmod(path, mode),
  }
}

const NAMESPACE = ['--user', '--map-user=1000']

function inNamespace(binaries: Binaries): Account {
  return {
    how: 'namespace',
    binaries,
    spawn: (program, args, options) => spawn('unshare', [...NAMESPACE, program, ...args], options), // unshare becomes the program: same process id
    own: (path, mode = 0o700) => chmod(path, mode),
  }
}

function asOther(binaries: Binaries, owner: Owner): Account {
  return {
    how: 'other',
    binaries,
    spawn: (program, args, options) => spawn(program, args, { ...options, ...owner }),
    own: async (path, mode = 0o700) => {
      await chown(path, owner.uid, owner.gid)
      await chmod(path, mode)
    },
  }
}

function namespacesWork(binaries: Binaries): Promise<boolean> {
  return run('unshare', [...NAMESPACE, binaries.postgres, '--version']).then(
    () => true,
    () => false,
  )
}

// The account needs to pass through the data folder, not to read it; what lies in it stays closed to others.
async function letThrough(dataDir: string, { uid, gid }: Owner): Promise<void> {
  const { mode, uid: holder } = await stat(dataDir)
  if (holder === 0) await chmod(dataDir, (mode & 0o777) | 0o011)
  await run('test', ['-x', dataDir], { uid, gid, cwd: '/' }).catch(() => {
    throw dataOutOfReach(dataDir, uid)
  })
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
