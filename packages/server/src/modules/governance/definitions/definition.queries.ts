import type { DefinitionContent, DefinitionStatus, DefinitionUse } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

export type DefinitionRow = {
  readonly id: string
  readonly term: string
  readonly meaning: string
  readonly examples: string
  readonly counterExamples: string
  readonly countingRule: string
  readonly status: DefinitionStatus
  readonly isDisputed: boolean
  readonly ownerId: string | null
  readonly domainId: string | null
  readonly starterKey: string | null
  readonly version: number
  readonly changedAt: Date
  readonly alternativeCount: number
  readonly uses: readonly DefinitionUse[]
}

const columns = sql`d.id, d.term, d.meaning, d.examples, d.counter_examples as "counterExamples", d.counting_rule as "countingRule",
  d.status, d.is_disputed as "isDisputed", d.owner_user_id as "ownerId", d.domain_id as "domainId", d.starter_key as "starterKey",
  d.version, d.changed_at as "changedAt",
  (select count(*) from governance.definition_alternative a where a.definition_id = d.id and a.state = 'open') as "alternativeCount",
  (select coalesce(jsonb_agg(jsonb_build_object('kind', u.kind, 'key', u.key) order by u.kind, u.key), '[]')
    from governance.definition_use u where u.definition_id = d.id) as uses`

/** By term, as a Dutch dictionary does. */
export async function findAll(ctx: Ctx): Promise<DefinitionRow[]> {
  const { rows } = await sql<DefinitionRow>`
    select ${columns} from governance.definition d order by d.term collate "nl-x-icu", d.id`.execute(ctx.tx)
  return rows
}

export async function find(ctx: Ctx, id: string): Promise<DefinitionRow | undefined> {
  const { rows } = await sql<DefinitionRow>`select ${columns} from governance.definition d where d.id = ${id}`.execute(
    ctx.tx,
  )
  return rows[0]
}

/** The same, and nobody changes it until the end of the transaction. */
export async function findForChange(ctx: Ctx, id: string): Promise<DefinitionRow | undefined> {
  await tables(ctx).selectFrom('governance.definition').select('id').where('id', '=', id).forUpdate().execute()
  return find(ctx, id)
}

export type DefinitionValues = Pick<
  DefinitionRow,
  | 'term'
  | 'meaning'
  | 'examples'
  | 'counterExamples'
  | 'countingRule'
  | 'status'
  | 'isDisputed'
  | 'ownerId'
  | 'domainId'
>

function toColumns(values: DefinitionValues) {
  return {
    term: values.term,
    meaning: values.meaning,
    examples: values.examples,
    counter_examples: values.counterExamples,
    counting_rule: values.countingRule,
    status: values.status,
    is_disputed: values.isDisputed,
    owner_user_id: values.ownerId,
    domain_id: values.domainId,
  }
}

export async function insert(
  ctx: Ctx,
  definitions: readonly (DefinitionValues & { readonly starterKey: string | null })[],
): Promise<string[]> {
  const rows = definitions.map((values) => ({
    id: newId(),
    ...toColumns(values),
    starter_key: values.starterKey,
    changed_at: ctx.now,
  }))
  await tables(ctx).insertInto('governance.definition').values(rows).execute()
  return rows.map((row) => row.id)
}

export async function update(ctx: Ctx, id: string, values: DefinitionValues): Promise<number> {
  const row = await tables(ctx)
    .updateTable('governance.definition')
    .set((eb) => ({ ...toColumns(values), version: eb('version', '+', 1), changed_at: ctx.now }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Takes over from whichever term explained the same before: what stands on a screen is explained once. */
export async function setUses(ctx: Ctx, definitionId: string, uses: readonly DefinitionUse[]): Promise<void> {
  await tables(ctx).deleteFrom('governance.definition_use').where('definition_id', '=', definitionId).execute()
  if (uses.length === 0) return
  await tables(ctx)
    .insertInto('governance.definition_use')
    .values(uses.map(({ kind, key }) => ({ kind, key, definition_id: definitionId })))
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'kind', 'key']).doUpdateSet({ definition_id: definitionId }),
    )
    .execute()
}

/** Only where nothing was explained yet. */
export async function addUses(
  ctx: Ctx,
  uses: readonly (DefinitionUse & { readonly definitionId: string })[],
): Promise<void> {
  if (uses.length === 0) return
  await tables(ctx)
    .insertInto('governance.definition_use')
    .values(uses.map(({ kind, key, definitionId }) => ({ kind, key, definition_id: definitionId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type TermRow = {
  readonly id: string
  readonly kind: DefinitionUse['kind']
  readonly key: string
  readonly term: string
  readonly meaning: string
  readonly countingRule: string
  readonly isAgreed: boolean
  readonly isDisputed: boolean
}

export async function findTerms(ctx: Ctx): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`
    select d.id, u.kind, u.key, d.term, d.meaning, d.counting_rule as "countingRule", d.status = 'agreed' as "isAgreed", d.is_disputed as "isDisputed"
    from governance.definition_use u join governance.definition d on d.id = u.definition_id
    where d.status <> 'retired' order by u.kind, u.key`.execute(ctx.tx)
  return rows
}

export type NewVersion = {
  readonly definitionId: string
  readonly version: number
  readonly act: string
  readonly content: DefinitionContent
  /** The proposal that it came of. */
  readonly proposalId?: string | undefined
}

export async function insertVersions(ctx: Ctx, versions: readonly NewVersion[]): Promise<void> {
  await tables(ctx)
    .insertInto('governance.definition_version')
    .values(
      versions.map(({ definitionId, version, act, content, proposalId = null }) => ({
        definition_id: definitionId,
        version,
        act,
        content: JSON.stringify(content),
        by_name: ctx.actor.name,
        at: ctx.now,
        proposal_id: proposalId,
      })),
    )
    .execute()
}

export function findVersions(ctx: Ctx, definitionId: string) {
  return tables(ctx)
    .selectFrom('governance.definition_version')
    .select(['version', 'act', 'by_name', 'at', 'content', 'proposal_id as proposalId'])
    .where('definition_id', '=', definitionId)
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
}
