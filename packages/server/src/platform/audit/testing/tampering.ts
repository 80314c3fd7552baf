import { factsHash, genesisHash, linkHash } from '../canonical.ts'
import { listChain } from '../verify.queries.ts'
import type { TrailHouse } from './trail-house.ts'

/** Where a change must be found: a place in the chain, or an entry that has none. */
export type Expected = {
  /** At least one of these places must be told, and no other. */
  readonly numbers: readonly number[]
  /** Entries outside the chain of which at least one must be told, when any are named. */
  readonly entryIds?: readonly string[]
}

export type Chance = {
  readonly between: (from: number, to: number) => number
  readonly pick: <T>(all: readonly T[]) => T
}

export type Tampering = {
  readonly name: string
  /** Changes something as the owner of the tables; answers where that must be found. */
  readonly perform: (scene: Scene) => Promise<Expected>
}

export type Scene = {
  readonly house: TrailHouse
  readonly chance: Chance
  /** The last place of the chain, and those places that are signed. */
  readonly last: number
  readonly checkpoints: readonly number[]
  readonly erased: readonly number[]
  /** The entries that say that those were erased. */
  readonly records: readonly number[]
}

const id = () => crypto.randomUUID()
const bytes = (length: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(length)))

/** A place of the chain of which the particulars are there. */
function anywhere({ chance, last, erased }: Scene): number {
  for (;;) {
    const number = chance.between(1, last)
    if (!erased.includes(number)) return number
  }
}

const entryAt = async ({ house }: Scene, number: number): Promise<string> =>
  (await house.asOwner('select entry_id from platform.audit_link where number = $1', [number]))[0].entry_id

/** Another value for every column: one that the table takes, and that differs from what any entry holds. */
const ENTRY_COLUMNS: Readonly<Record<string, () => unknown>> = {
  id,
  at: () => new Date(Date.UTC(2020, 0, 1) + Math.floor(Math.random() * 1e9)),
  actor_id: () => 'iemand anders',
  actor_name: () => 'Iemand Anders',
  initiator_id: () => 'iemand anders',
  action: () => 'relation.nothing',
  subject_kind: () => 'iets anders',
  subject_id: id,
  origin_name: () => 'GET /elders',
  origin_id: id,
  details_hash: () => bytes(32),
}
const DETAIL_COLUMNS: Readonly<Record<string, () => unknown>> = {
  salt: () => bytes(16),
  details: () => '{"before":"niets"}',
  address: () => '198.51.100.99',
  device: () => 'Typemachine',
  entry_id: id,
}
const LINK_COLUMNS: Readonly<Record<string, () => unknown>> = {
  entry_id: id,
  previous_hash: () => bytes(32),
  hash: () => bytes(32),
}
const CHECKPOINT_COLUMNS: Readonly<Record<string, () => unknown>> = {
  hash: () => bytes(32),
  at: () => new Date(Date.UTC(2020, 0, 1)),
  key_id: () => '0123456789abcdef',
  public_key: () => bytes(44),
  signature: () => bytes(64),
}

const columnsOf = (table: string, columns: typeof ENTRY_COLUMNS, key: 'id' | 'entry_id'): Tampering[] =>
  Object.entries(columns).map(([column, value]) => ({
    name: `${table}.${column} changed`,
    perform: async (scene) => {
      const number = anywhere(scene)
      const entryId = await entryAt(scene, number)
      await scene.house.asOwner(`update platform.audit_${table} set ${column} = $1 where ${key} = $2`, [
        value(),
        entryId,
      ])
      return { numbers: [number] }
    },
  }))

const flip = (column: string, expression: string): Tampering => ({
  name: `entry.${column} changed`,
  perform: async (scene) => {
    const number = anywhere(scene)
    const entryId = await entryAt(scene, number)
    await scene.house.asOwner(`update platform.audit_entry set ${column} = ${expression} where id = $1`, [entryId])
    return { numbers: [number] }
  },
})

const atCheckpoint = (name: string, change: string, value?: () => unknown): Tampering => ({
  name: `checkpoint ${name}`,
  perform: async ({ house, chance, checkpoints }) => {
    const number = chance.pick(checkpoints)
    await house.asOwner(change, value ? [number, value()] : [number])
    return { numbers: [number] }
  },
})

/** To the organisation beside it: gone here, where the tables are read. */
const moved = (table: 'entry' | 'detail' | 'link'): Tampering => ({
  name: `${table}.tenant_id changed`,
  perform: async (scene) => {
    const number = anywhere(scene)
    const entryId = await entryAt(scene, number)
    const { house } = scene
    const column = table === 'entry' ? 'id' : 'entry_id'
    await house.asOwner(`alter table platform.audit_${table} no force row level security`)
    await house.asOwner(`update platform.audit_${table} set tenant_id = $1 where ${column} = $2`, [
      house.otherTenantId,
      entryId,
    ])
    await house.asOwner(`alter table platform.audit_${table} force row level security`)
    return { numbers: [number] }
  },
})

const gone = (name: string, tables: readonly ('entry' | 'detail' | 'link')[]): Tampering => ({
  name: `${name} removed`,
  perform: async (scene) => {
    const number = anywhere(scene)
    const entryId = await entryAt(scene, number)
    for (const table of tables) {
      const column = table === 'entry' ? 'id' : 'entry_id'
      await scene.house.asOwner(`delete from platform.audit_${table} where ${column} = $1`, [entryId])
    }
    return { numbers: [number], entryIds: [entryId] }
  },
})

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

async function rewriteFrom({ house }: Scene, first: number): Promise<void> {
  const rows = await house.inTenant((ctx) => listChain(ctx, first - 1, 100_000))
  const [before] = await house.asOwner('select hash from platform.audit_link where number = $1', [first - 1])
  let previous: Buffer = before?.hash ?? genesisHash(house.tenantId)
  for (const { number, facts } of rows) {
    if (!facts) throw new Error('Nothing can be rewritten about an entry that is not there.')
    const hash = linkHash(previous, number, factsHash(facts))
    await house.asOwner('update platform.audit_link set previous_hash = $1, hash = $2 where number = $3', [
      previous,
      hash,
      number,
    ])
    previous = hash
  }
}

/** By somebody who knows how the chain is made, and makes all hashes again. */
const rewritten: Tampering = {
  name: 'an entry changed and everything after it hashed again',
  perform: async (scene) => {
    const number = anywhere(scene)
    const entryId = await entryAt(scene, number)
    await scene.house.asOwner(`update platform.audit_entry set actor_name = 'Iemand Anders' where id = $1`, [entryId])
    await rewriteFrom(scene, number)
    return { numbers: [number] }
  },
}

const swapped = (name: string, statement: string): Tampering => ({
  name: `two ${name} swapped`,
  perform: async (scene) => {
    const one = anywhere(scene)
    let other = anywhere(scene)
    while (other === one) other = anywhere(scene)
    const [a, b] = [await entryAt(scene, one), await entryAt(scene, other)]
    const spare = id()
    for (const [from, to] of [
      [a, spare],
      [b, a],
      [spare, b],
    ])
      await scene.house.asOwner(statement, [to, from])
    return { numbers: [one, other] }
  },
})

const cutTail: Tampering = {
  name: 'the end cut off',
  perform: async ({ house, chance, last }) => {
    const from = chance.between(Math.max(1, last - 60), last)
    await house.asOwner(
      `with cut as (delete from platform.audit_link where number >= $1 returning entry_id), details as (delete from platform.audit_detail using cut where audit_detail.entry_id = cut.entry_id),
        points as (delete from platform.audit_checkpoint where number >= $1)
      delete from platform.audit_entry using cut where id = cut.entry_id`,
      [from],
    )
    return { numbers: range(from, last) }
  },
}

/** Numbers moved up from here and a made-up link put in between. */
const inserted: Tampering = {
  name: 'an entry put in between',
  perform: async (scene) => {
    const number = anywhere(scene)
    const { house } = scene
    const entryId = id()
    await house.asOwner(
      `insert into platform.audit_entry select tenant_id, $1, at, actor_kind, actor_id, 'Iemand Anders', action, subject_kind, subject_id, initiator_id, is_read, origin_kind, origin_name, origin_id, details_hash
       from platform.audit_entry where id = $2`,
      [entryId, await entryAt(scene, number)],
    )
    await house.asOwner(
      `insert into platform.audit_detail select tenant_id, $1, salt, details, address, device from platform.audit_detail where entry_id = $2`,
      [entryId, await entryAt(scene, number)],
    )
    await house.asOwner('update platform.audit_link set number = number + 1000000 where number >= $1', [number])
    await house.asOwner('update platform.audit_link set number = number - 999999 where number > 1000000')
    await house.asOwner(
      'insert into platform.audit_link (number, entry_id, previous_hash, hash, tenant_id) values ($1, $2, $3, $4, $5)',
      [number, entryId, bytes(32), bytes(32), house.tenantId],
    )
    await rewriteFrom(scene, number)
    return { numbers: [number] }
  },
}

const stray = (name: string, statement: string): Tampering => ({
  name,
  perform: async (scene) => {
    const entryId = id()
    await scene.house.asOwner(statement, [entryId, await entryAt(scene, anywhere(scene))])
    return { numbers: [], entryIds: [entryId] }
  },
})

const FORGED = `insert into platform.audit_entry select tenant_id, $1, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, initiator_id, is_read, origin_kind, origin_name, origin_id, details_hash
  from platform.audit_entry where id = $2`

const BACK = `insert into platform.audit_detail (tenant_id, entry_id, salt, details) select tenant_id, $1, salt, details from platform.audit_detail where $2::uuid is not null limit 1`

const erasure = (name: string, change: string): Tampering => ({
  name: `erasure ${name}`,
  perform: async (scene) => {
    const number = scene.chance.pick(scene.erased)
    await scene.house.asOwner(change, [await entryAt(scene, number), id()])
    return { numbers: [number] }
  },
})

const falselyErased: Tampering = {
  name: 'particulars removed under an erasure of others',
  perform: async (scene) => {
    const number = anywhere(scene)
    const entryId = await entryAt(scene, number)
    await scene.house.asOwner('delete from platform.audit_detail where entry_id = $1', [entryId])
    await scene.house.asOwner(
      'insert into platform.audit_erasure (tenant_id, entry_id, erasure_id) select tenant_id, $1, erasure_id from platform.audit_erasure limit 1',
      [entryId],
    )
    return { numbers: [number] }
  },
}

/** An older copy of the whole database, with or without new work on top of it. */
const replayed = (goesOn: boolean): Tampering => ({
  name: goesOn ? 'an older copy put back, and work gone on' : 'an older copy put back',
  perform: async ({ house, last, chance }) => {
    const [{ older }] = await house.asOwner('select max(number) as older from older.link')
    await house.putBack('older', 'database')
    if (goesOn)
      for (let count = chance.between(1, 40); count > 0; count -= 1)
        await house.inTenant((ctx) => ctx.audit('test.went_on', null)).then(() => house.seal())
    return { numbers: range(Number(older) + 1, last) }
  },
})

const movedBeyond: Tampering = {
  name: 'link.number changed',
  perform: async (scene) => {
    const number = anywhere(scene)
    await scene.house.asOwner('update platform.audit_link set number = $1 where number = $2', [scene.last + 1, number])
    return { numbers: [number, scene.last + 1] }
  },
}

/** Everything that somebody with all rights in the database can do to a trail that is there. */
export const TAMPERINGS: readonly Tampering[] = [
  ...columnsOf('entry', ENTRY_COLUMNS, 'id'),
  flip('is_read', 'not is_read'),
  flip('actor_kind', `case actor_kind when 'user' then 'system' else 'user' end`),
  flip('origin_kind', `case origin_kind when 'job' then 'command' else 'job' end`),
  ...columnsOf('detail', DETAIL_COLUMNS, 'entry_id'),
  ...columnsOf('link', LINK_COLUMNS, 'entry_id'),
  movedBeyond,
  moved('entry'),
  moved('detail'),
  moved('link'),
  ...Object.entries(CHECKPOINT_COLUMNS).map(([column, value]) =>
    atCheckpoint(`${column} changed`, `update platform.audit_checkpoint set ${column} = $2 where number = $1`, value),
  ),
  atCheckpoint('removed', 'delete from platform.audit_checkpoint where number = $1'),
  gone('entry', ['entry']),
  gone('particulars', ['detail']),
  gone('link', ['link']),
  gone('entry with link and particulars', ['entry', 'link', 'detail']),
  rewritten,
  swapped('entries', 'update platform.audit_entry set id = $1 where id = $2'),
  swapped('links', 'update platform.audit_link set entry_id = $1 where entry_id = $2'),
  swapped('particulars', 'update platform.audit_detail set entry_id = $1 where entry_id = $2'),
  cutTail,
  inserted,
  stray('an entry that is not in the chain', FORGED),
  stray(
    'particulars of nothing',
    'insert into platform.audit_detail select tenant_id, $1, salt, details, address, device from platform.audit_detail where entry_id = $2',
  ),
  stray(
    'an entry waiting that does not exist',
    'insert into platform.audit_unsealed (tenant_id, at, entry_id) select tenant_id, at, $1 from platform.audit_entry where id = $2',
  ),
  stray(
    'an erasure of nothing',
    'insert into platform.audit_erasure (tenant_id, entry_id, erasure_id) select tenant_id, $1, $2::uuid from platform.audit_entry limit 1',
  ),
  erasure('removed', 'delete from platform.audit_erasure where entry_id = $1 and $2::uuid is not null'),
  erasure('of something else', 'update platform.audit_erasure set erasure_id = $2 where entry_id = $1'),
  erasure('with particulars that are back', BACK),
  falselyErased,
  replayed(false),
  replayed(true),
]
