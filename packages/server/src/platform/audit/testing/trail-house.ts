import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Ctx, Who } from '../../context.ts'
import { newId } from '../../db/new-id.ts'
import { openDatabase, openPool } from '../../db/pool.ts'
import { transactor, type Transactor } from '../../db/transaction.ts'
import { systemActor } from '../../jobs/worker.ts'
import type { DatabaseConnection } from '../../postgres/index.ts'
import { appOf, cloneDatabase, ownerOf } from '../../testing/test-database.ts'
import { sealStore, type SealTools } from '../seal-store.ts'
import { sealTrail } from '../sealer.ts'
import { verifyTrail } from '../verify-trail.ts'

/** A trail on a database of its own, with the owner of its tables at hand to tamper with it; nothing else of the product. */
export type TrailHouse = {
  readonly tenantId: string
  readonly otherTenantId: string
  readonly transactions: Transactor
  readonly tools: SealTools
  readonly clock: { set: (moment: string) => void; forward: (milliseconds: number) => void }
  readonly inTenant: <T>(work: (ctx: Ctx) => Promise<T>, tenantId?: string) => Promise<T>
  readonly seal: (tenantId?: string) => ReturnType<typeof sealTrail>
  readonly verify: (tenantId?: string) => ReturnType<typeof verifyTrail>
  /** As the owner of the tables, within the organisation. */
  readonly asOwner: (text: string, values?: unknown[]) => Promise<any[]>
  /** Remembers everything as it is, in the database and beside it. */
  readonly remember: (name: string) => Promise<void>
  /** Puts back what was remembered; `database`: only there, as somebody would who reaches nothing else. */
  readonly putBack: (name: string, what?: 'everything' | 'database') => Promise<void>
  readonly dataDir: string
  readonly close: () => Promise<void>
}

const TABLES = ['entry', 'detail', 'unsealed', 'link', 'erasure', 'checkpoint', 'verification']
const DATABASE_ROLES = 4

export async function openTrailHouse(connection: DatabaseConnection): Promise<TrailHouse> {
  const database = await cloneDatabase(connection)
  const dataDir = mkdtempSync(join(tmpdir(), 'klantregie-trail-'))
  const pool = openPool(appOf(connection, database.name), { max: DATABASE_ROLES, name: 'trail' })
  const owner = new pg.Client(ownerOf(connection, database.name))
  await owner.connect()
  let now = new Date('2026-03-02T09:00:00.000Z')
  const noJobs = () => Promise.reject(new Error('There is no background work here.'))
  const transactions = transactor(openDatabase(pool), () => now, noJobs)
  const tools = { transactions, seals: sealStore(dataDir) }
  const [tenantId, otherTenantId] = [newId(), newId()]
  for (const id of [tenantId, otherTenantId])
    await owner.query('insert into platform.tenant (tenant_id, slug) values ($1, $2)', [id, `o${id}`])
  const inOwner = async (text: string, values: unknown[] = []) => {
    await owner.query(`select set_config('klantregie.tenant', $1, false)`, [tenantId])
    return (await owner.query(text, values)).rows as unknown[]
  }
  return {
    tenantId,
    otherTenantId,
    transactions,
    tools,
    dataDir,
    clock: {
      set: (moment) => void (now = new Date(moment)),
      forward: (milliseconds) => void (now = new Date(now.getTime() + milliseconds)),
    },
    inTenant: (work, id = tenantId) => transactions.inTenant(personIn(id), work),
    seal: (id = tenantId) => sealTrail(tools, id),
    verify: (id = tenantId) => verifyTrail(tools, id, { most: 1000 }),
    asOwner: inOwner,
    remember: async (name) => {
      await owner.query(`create schema ${name}`)
      for (const table of TABLES)
        await inOwner(`create table ${name}.${table} as select * from platform.audit_${table}`)
      cpSync(dataDir, `${dataDir}-${name}`, { recursive: true })
    },
    putBack: async (name, what = 'everything') => {
      for (const table of TABLES) {
        await owner.query(`truncate platform.audit_${table}`)
        await inOwner(`insert into platform.audit_${table} select * from ${name}.${table}`)
      }
      if (what === 'database') return
      rmSync(join(dataDir, 'audit'), { recursive: true, force: true })
      cpSync(`${dataDir}-${name}`, dataDir, { recursive: true })
    },
    close: async () => {
      await owner.end()
      await pool.end()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Somebody who signed in, from a place. */
function personIn(tenantId: string): Who {
  const id = '00000000-0000-7000-8000-00000000000a'
  return {
    ...systemActor(tenantId, 'trail'),
    actor: { kind: 'user', id, name: 'Anouk de Wit' },
    origin: {
      kind: 'route',
      name: 'PATCH /relations/:id/fields',
      id: '00000000-0000-7000-8000-00000000000b',
      address: '192.0.2.7',
      device: 'Firefox · Windows',
      initiatorId: id,
    },
  }
}
