import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** A link as a source states it, for loading many at once. */
export type LinkToLoad = {
  readonly fromId: string
  readonly toId: string
  /** Key of the link type. */
  readonly typeKey: string
  readonly function: string | null
  readonly validFrom: string | null
  readonly validUntil: string | null
  /** The source record that says so. */
  readonly lineage: { readonly sourceId: string; readonly objectType: string; readonly externalId: string }
}

/** What is linked already stays as it is. */
export async function insert(
  ctx: Ctx,
  links: readonly LinkToLoad[],
  types: readonly { id: string; key: string }[],
): Promise<void> {
  const rows = links.map(({ lineage: { sourceId, objectType, externalId }, ...link }) => ({
    ...link,
    lineage: `${sourceId}|${objectType}|${externalId}`,
  }))
  const [ids, keys] = [types.map((type) => type.id), types.map((type) => type.key)]
  await sql`
    insert into relations.link (id, from_id, to_id, origin_from_id, origin_to_id, type_id, function, valid_from, valid_until, lineage, created_at)
    select platform.named_id('loaded ' || n.lineage || '|' || k.key || '|' || n."toId"::text), n."fromId", n."toId", n."fromId", n."toId", k.id, n.function,
      n."validFrom", n."validUntil", platform.named_id(n.lineage), ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n ("fromId" uuid, "toId" uuid, "typeKey" text, function text, "validFrom" date,
      "validUntil" date, lineage text)
    join unnest(${ids}::uuid[], ${keys}::text[]) as k (id, key) on k.key = n."typeKey"
    on conflict do nothing
  `.execute(ctx.tx)
}
