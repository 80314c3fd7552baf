import type { SourceKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { countRecords } from './record-count.queries.ts'
import * as sources from './source.queries.ts'

/** What an employee enters by hand is believed above any list. */
const MANUAL_TRUST = 100
/** A system that keeps its people itself is believed a little more than a list that somebody made of it. */
const CONNECTION_TRUST = 60
/** A new list is believed like any other until the data owner says otherwise. */
const FILE_TRUST = 50

const MANUAL_NAME = { nl: 'Handmatig', en: 'By hand' } as const

export async function listSources(ctx: Ctx) {
  const rows = await sources.list(ctx)
  const items = []
  for (const row of rows) {
    const { id, name, kind, trust, last_import_at } = row
    items.push({
      id,
      name,
      kind: kind as SourceKind,
      trust,
      recordCount: await countRecords(ctx, id),
      lastImportAt: last_import_at?.toISOString() ?? null,
    })
  }
  return { items }
}

/** The source of everything typed by hand; made the first time somebody types. */
export async function manualSource(ctx: Ctx): Promise<string> {
  const known = await sources.findManual(ctx)
  if (known) return known.id
  const made = await sources.insert(ctx, { name: MANUAL_NAME[ctx.language], kind: 'manual', trust: MANUAL_TRUST })
  return made ?? (await manualSource(ctx))
}

/** The file source of this name, made when it is new. */
export async function fileSource(ctx: Ctx, name: string): Promise<string> {
  const known = await sources.findByName(ctx, name)
  if (known) return known.id
  const made = await sources.insert(ctx, { name, kind: 'file', trust: FILE_TRUST })
  return made ?? (await fileSource(ctx, name))
}

export type KeptSource = { readonly id: string; readonly trust: number; readonly kind: SourceKind }

/** The source of a connection with another system; null when there is one of that name. */
export async function connectionSource(ctx: Ctx, name: string): Promise<string | null> {
  return sources.insert(ctx, { name, kind: 'connection', trust: CONNECTION_TRUST })
}

/** The source as it is believed now. */
export async function getSource(ctx: Ctx, id: string): Promise<KeptSource> {
  const row = await sources.find(ctx, id)
  if (row === undefined) throw new Error('A source is never removed.')
  return { id, trust: row.trust, kind: row.kind as SourceKind }
}

/** Whether it was done: not when another source has the name. */
export async function renameSource(ctx: Ctx, id: string, name: string): Promise<boolean> {
  const known = await sources.findByName(ctx, name)
  if (known !== undefined && known.id !== id) return false
  await sources.rename(ctx, id, name)
  return true
}
