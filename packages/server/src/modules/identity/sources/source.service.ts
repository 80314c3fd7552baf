import type { Ctx } from '../../../platform/context.ts'
import { countRecords } from './record-count.queries.ts'
import * as sources from './source.queries.ts'

/** What an employee enters by hand is believed above any list. */
const MANUAL_TRUST = 100
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
      kind: kind as 'file' | 'manual' | 'demo',
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
