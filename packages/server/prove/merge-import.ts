import type { RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import { domainMaskOf } from '../src/modules/governance/index.ts'
import * as apply from '../src/modules/identity/imports/apply.queries.ts'
import * as incoming from '../src/modules/identity/imports/incoming.queries.ts'
import { recomputeRelations } from '../src/modules/identity/index.ts'
import {
  addStatedRoles,
  belongingOf,
  identifierLookup,
  insertRelations,
  project,
} from '../src/modules/relations/index.ts'
import type { Ctx } from '../src/platform/context.ts'
import { newId } from '../src/platform/db/new-id.ts'
import type { World } from './merge-world.ts'

/** A row of a list, new or changed, judged and carried out by the statements of the import itself. Answers the import and the relation. */
export async function importRow(
  ctx: Ctx,
  world: World,
  { key, record }: { readonly key: string; readonly record: RelationRecord },
): Promise<{ readonly importId: string; readonly relationId: string }> {
  const [importId, relationId] = [newId(), newId()]
  const projection = project(record)
  const [sourceId = '', objectType = '', externalId = ''] = key.split('|')
  await incoming.createIncoming(ctx)
  await sql`insert into incoming (position, row_number, object_type, external_id, record_id, relation_id, payload, payload_hash, record,
      is_rejected, is_main, display_name, sort_key, tokens, words, contact_keys, identifier_keys, links)
    values (8, 1, ${objectType}, ${externalId}, ${newId()}, ${relationId}, '{}', ${newId()}, ${JSON.stringify(record)}::jsonb,
      false, false, ${projection.displayName}, ${projection.sortKey}, ${projection.tokens}::text[], ${projection.words}::text[],
      ${projection.contactKeys}::text[], ${projection.identifierKeys}::text[], '{}')`.execute(ctx.tx)
  await incoming.judge(ctx, { sourceId, identifiers: identifierLookup, isActivity: false })
  await apply.prepareBranches(ctx, [])
  await apply.prepareSatelliteTypes(ctx, [])
  const range = { from: 0, to: 8 }
  const facts = {
    importId,
    sourceId,
    typeIds: world.typeIds.slice(0, 1),
    domainId: world.domainId,
    domainMask: await domainMaskOf(ctx, [world.domainId]),
    branchId: null,
    objectType,
    saysConsent: false,
    ownKeys: [],
    isActivity: false,
  }
  await apply.followMerges(ctx, range, belongingOf)
  await insertRelations(ctx, apply.newRelations(ctx, facts, range), facts.ownKeys)
  await apply.supersede(ctx, range)
  await apply.insertRecords(ctx, facts, range)
  await addStatedRoles(ctx, apply.rolesOfNew(ctx, facts, range))
  const { rows } = await sql<{ id: string }>`select relation_id as id from verdict`.execute(ctx.tx)
  await recomputeRelations(
    ctx,
    rows.map(({ id }) => id),
  )
  return { importId, relationId: rows[0]?.id ?? relationId }
}
