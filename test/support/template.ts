import pg from 'pg'
import { readConfig } from '../../src/platform/config.ts'
import { openProduct, prepare, seedDistricts } from '../../src/product.ts'
import { cluster, keysFile } from './cluster.ts'

const name = 'yiyu_template'

/**
 * The database every test file starts from: migrated, with the five districts' files in it, and no accounts. Made once a run, by whichever
 * file comes first; the others wait.
 */
export async function templateDatabase(): Promise<string> {
  const connection = cluster()
  const admin = new pg.Client(connection)
  await admin.connect()
  try {
    await admin.query("select pg_advisory_lock(hashtext('yiyu.template'))")
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const making = `${name}_making`
      await admin.query(`drop database if exists ${making} with (force)`)
      await admin.query(`create database ${making}`)
      const config = readConfig(['--port', '0'], { YIYU_LOG_LEVEL: 'silent', KEYS_FILE: keysFile() })
      const owner = { ...connection, database: making }
      const { record, districts, keys } = await prepare(config, owner, () => {})
      const product = await openProduct({ ...{ config, owner, record, districts, keys }, publicUrl: 'http://127.0.0.1:3000' })
      await seedDistricts(product, config.districtsDir)
      await product.close()
      await admin.query(`alter database ${making} rename to ${name}`)
    }
    return name
  } finally {
    await admin.end()
  }
}
