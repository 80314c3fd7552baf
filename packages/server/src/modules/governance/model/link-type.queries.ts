import type { LinkType, LinkTypeInput, RelationKind } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

const COLUMNS = [
  'id',
  'key',
  'label',
  'reverse_label',
  'definition',
  'from_kinds',
  'to_kinds',
  'functions',
  'domain_id',
  'is_hierarchy',
  'retired_at',
  'version',
] as const
const select = (ctx: Ctx) => tables(ctx).selectFrom('governance.link_type').select(COLUMNS)
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function toLinkType(row: Row): LinkType {
  return {
    id: row.id,
    key: row.key,
    label: row.label,
    reverseLabel: row.reverse_label,
    definition: row.definition,
    // The check constraints allow no other kinds.
    fromKinds: row.from_kinds as RelationKind[],
    toKinds: row.to_kinds as RelationKind[],
    functions: row.functions,
    domainId: row.domain_id,
    isHierarchy: row.is_hierarchy,
    isRetired: row.retired_at !== null,
    version: row.version,
  }
}

/** In the order in which they were made, retired ones last. */
export async function findLinkTypes(ctx: Ctx): Promise<LinkType[]> {
  const rows = await select(ctx)
    .orderBy(sql`retired_at is not null`)
    .orderBy('id')
    .execute()
  return rows.map(toLinkType)
}

export async function findLinkType(ctx: Ctx, id: string): Promise<LinkType | null> {
  const row = await select(ctx).where('id', '=', id).executeTakeFirst()
  return row ? toLinkType(row) : null
}

function columnsOf(input: LinkTypeInput) {
  return {
    label: input.label,
    reverse_label: input.reverseLabel,
    definition: input.definition,
    from_kinds: input.fromKinds,
    to_kinds: input.toKinds,
    functions: input.functions,
    domain_id: input.domainId,
  }
}

/** Whether it is a hierarchy is said once: links that are there already were never looked at for circles. */
export type NewLinkType = LinkTypeInput & { readonly isHierarchy?: boolean | undefined }

/** Nothing when the key is taken. */
export async function insertIfKeyIsFree(ctx: Ctx, key: string, input: NewLinkType): Promise<string | null> {
  const row = await tables(ctx)
    .insertInto('governance.link_type')
    .values({ id: newId(), key, is_hierarchy: input.isHierarchy ?? false, ...columnsOf(input) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function update(ctx: Ctx, id: string, input: LinkTypeInput, version: number): Promise<boolean> {
  const changed = await tables(ctx)
    .updateTable('governance.link_type')
    .set({ ...columnsOf(input), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function setRetired(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tables(ctx)
    .updateTable('governance.link_type')
    .set((eb) => ({ retired_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** For a new organisation. */
export async function insertAll(
  ctx: Ctx,
  types: readonly { key: string; label: string; reverseLabel: string; isHierarchy: boolean }[],
): Promise<void> {
  await tables(ctx)
    .insertInto('governance.link_type')
    .values(
      types.map(({ key, label, reverseLabel, isHierarchy }) => ({
        id: newId(),
        key,
        label,
        reverse_label: reverseLabel,
        is_hierarchy: isHierarchy,
      })),
    )
    .execute()
}
