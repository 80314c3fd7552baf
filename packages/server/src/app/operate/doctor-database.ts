import type pg from 'pg'
import { readApplied } from '../../platform/backup/index.ts'
import { readMigrations } from '../../platform/db/migrate.ts'
import { openPool, type Connection, type Pool } from '../../platform/db/pool.ts'
import { refuseUnfenced } from '../refuse-unfenced.ts'
import { good, type Finding } from './finding.ts'

const OLDEST_VERSION = 160_000
/** Sessions and sign-in codes are judged by the clock; more than this apart and people are refused without a reason. */
const MOST_SECONDS_APART = 5

type Examined = { readonly findings: Finding[]; readonly isUsable: boolean }

/** The database as the owner and as the application see it. `isUsable` false: there is no use in looking further. */
export async function checkDatabase(
  { owner, app }: { readonly owner: Connection; readonly app: Connection },
  now: Date,
): Promise<Examined> {
  const pool = openPool(owner, { max: 1, name: 'klantregie doctor' })
  try {
    const client = await pool.connect()
    try {
      const schema = await checkSchema(client)
      const findings = [
        await checkVersion(client),
        ...(await checkSettings(client)),
        await checkClock(client, now),
        schema,
      ]
      if (schema.state === 'wrong') return { findings, isUsable: false }
      return { findings: [...findings, await checkTables(client), await checkRole(app)], isUsable: true }
    } finally {
      client.release()
    }
  } catch (error) {
    return { findings: [cannotSignIn(error)], isUsable: false }
  } finally {
    await pool.end()
  }
}

function cannotSignIn(error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    state: 'wrong',
    what: { nl: `De database antwoordt niet: ${reason}`, en: `The database does not answer: ${reason}` },
    advice: {
      nl: 'Controleer of de database draait en of DATABASE_URL en DATABASE_OWNER_URL kloppen.',
      en: 'Check that the database is running and that DATABASE_URL and DATABASE_OWNER_URL are right.',
    },
  }
}

async function checkVersion(client: pg.PoolClient): Promise<Finding> {
  const { rows } = await client.query<{ number: string; text: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as text`,
  )
  const { number = '0', text = '?' } = rows[0] ?? {}
  if (Number(number) >= OLDEST_VERSION) return good(`PostgreSQL ${text}`, `PostgreSQL ${text}`)
  return {
    state: 'wrong',
    what: { nl: `PostgreSQL ${text} is te oud.`, en: `PostgreSQL ${text} is too old.` },
    advice: { nl: 'Klantregie heeft PostgreSQL 16 of nieuwer nodig.', en: 'Klantregie needs PostgreSQL 16 or newer.' },
  }
}

/** Settings without which rows are lost or texts are damaged, and one that only tells damage. */
const SETTINGS = [
  { name: 'fsync', wanted: 'on', state: 'wrong' },
  { name: 'full_page_writes', wanted: 'on', state: 'wrong' },
  { name: 'server_encoding', wanted: 'UTF8', state: 'wrong' },
  { name: 'data_checksums', wanted: 'on', state: 'remark' },
] as const

async function checkSettings(client: pg.PoolClient): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [SETTINGS.map(({ name }) => name)],
  )
  const found = new Map(rows.map((row) => [row.name, row.setting]))
  const wrong = SETTINGS.filter(({ name, wanted }) => found.get(name) !== wanted)
  if (wrong.length === 0) return [good('Instellingen van de database', 'Database settings')]
  return wrong.map(({ name, wanted, state }) => ({
    state,
    what: {
      nl: `Instelling ${name} van de database is ${found.get(name) ?? '?'}.`,
      en: `Database setting ${name} is ${found.get(name) ?? '?'}.`,
    },
    advice: { nl: `Zet ${name} op ${wanted}.`, en: `Set ${name} to ${wanted}.` },
  }))
}

async function checkClock(client: pg.PoolClient, now: Date): Promise<Finding> {
  const { rows } = await client.query<{ seconds: number }>(
    `select abs(extract(epoch from clock_timestamp() - $1::timestamptz))::float8 as seconds`,
    [now.toISOString()],
  )
  const seconds = Math.round(rows[0]?.seconds ?? 0)
  if (seconds <= MOST_SECONDS_APART) return good('Klok', 'Clock')
  return {
    state: 'wrong',
    what: {
      nl: `De klok van deze machine en die van de database verschillen ${seconds} seconden.`,
      en: `The clocks of this machine and of the database are ${seconds} seconds apart.`,
    },
    advice: { nl: 'Zet tijdsynchronisatie (NTP) aan op beide.', en: 'Switch on time synchronisation (NTP) on both.' },
  }
}

async function checkSchema(client: pg.PoolClient): Promise<Finding> {
  const ours = await readMigrations()
  const applied = new Map((await readApplied(client)).map(({ name, hash }) => [name, hash]))
  const newer = [...applied.keys()].filter((name) => !ours.some((migration) => migration.name === name))
  const changed = ours.filter(({ name, hash }) => applied.has(name) && applied.get(name) !== hash)
  const missing = ours.filter(({ name }) => !applied.has(name))
  const [first] = [...newer, ...changed.map(({ name }) => name)]
  if (first !== undefined) {
    return {
      state: 'wrong',
      what: {
        nl: `De database hoort bij een andere versie (${first}).`,
        en: `The database belongs to another version (${first}).`,
      },
      advice: { nl: 'Start de versie die haar bijwerkte.', en: 'Start the version that upgraded it.' },
    }
  }
  if (missing.length === 0) return good(`Database bijgewerkt (${ours.length})`, `Database up to date (${ours.length})`)
  return {
    state: 'wrong',
    what: { nl: `${missing.length} bijwerkingen ontbreken.`, en: `${missing.length} migrations are missing.` },
    advice: { nl: 'klantregie migrate, of start Klantregie.', en: 'klantregie migrate, or start Klantregie.' },
  }
}

async function checkTables(client: pg.PoolClient): Promise<Finding> {
  const { rows } = await client.query<{ name: string; isFenced: boolean }>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant')
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname <> 'tenant' and p.polpermissive) as "isFenced"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
      and n.nspname not in ('public', 'pgboss') and n.nspname not like 'pg\\_%' and c.oid <> 'platform.tenant'::regclass`)
  const open = rows.filter(({ isFenced }) => !isFenced).map(({ name }) => name)
  if (open.length === 0) {
    return good(
      `Afscherming tussen organisaties: ${rows.length} tabellen`,
      `Fence between organisations: ${rows.length} tables`,
    )
  }
  return {
    state: 'wrong',
    what: { nl: `Niet afgeschermd: ${open.join(', ')}`, en: `Not fenced: ${open.join(', ')}` },
    advice: {
      nl: `Stop Klantregie en herstel: ${open.map((name) => `call platform.fence('${name}')`).join('; ')}`,
      en: `Stop Klantregie and repair: ${open.map((name) => `call platform.fence('${name}')`).join('; ')}`,
    },
  }
}

async function checkRole(app: Connection): Promise<Finding> {
  const pool: Pool = openPool(app, { max: 1, name: 'klantregie doctor' })
  try {
    await refuseUnfenced(pool)
    return good(
      'De applicatie meldt zich aan zonder bijzondere rechten',
      'The application signs in without special rights',
    )
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const [nl = message, en = message] = message.split(' / ')
    return { state: 'wrong', what: { nl, en } }
  } finally {
    await pool.end()
  }
}
