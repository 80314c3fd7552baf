import type { ProcessContent, TemplateState } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { isVisible } from '../../relations/index.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type TemplateRow = {
  readonly id: string
  readonly starterKey: string | null
  readonly name: string
  readonly goal: string
  readonly domainId: string | null
  readonly typeId: string | null
  readonly state: TemplateState
  readonly version: number
  readonly edition: number
  readonly changedAt: Date
  readonly changedBy: string
}

function select(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('engagement.process_template')
    .select([
      'id',
      'starter_key as starterKey',
      'name',
      'goal',
      'domain_id as domainId',
      'type_id as typeId',
      'state',
      'version',
      'edition',
      'changed_at as changedAt',
      'changed_by as changedBy',
    ])
}

/** The check constraint allows no other states. */
const toTemplate = (row: Omit<TemplateRow, 'state'> & { readonly state: string }): TemplateRow => ({
  ...row,
  state: row.state as TemplateState,
})

/** In use first, then those being made, retired ones last; by name. */
export async function list(ctx: Ctx): Promise<TemplateRow[]> {
  const rows = await select(ctx)
    .orderBy(sql`array_position(array['active', 'draft', 'retired'], state)`)
    .orderBy(sql`name collate "nl-x-icu"`)
    .orderBy('id')
    .execute()
  return rows.map(toTemplate)
}

export async function find(ctx: Ctx, id: string): Promise<TemplateRow | undefined> {
  const row = await select(ctx).where('id', '=', id).executeTakeFirst()
  return row && toTemplate(row)
}

/** Nobody changes it until the end of the transaction. */
export async function findForChange(ctx: Ctx, id: string): Promise<TemplateRow | undefined> {
  const row = await select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toTemplate(row)
}

/** Its version cannot be written over while somebody starts by it. */
export async function findForStart(ctx: Ctx, id: string): Promise<TemplateRow | undefined> {
  const row = await select(ctx).where('id', '=', id).forShare().executeTakeFirst()
  return row && toTemplate(row)
}

export async function findByStarter(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await tables(ctx)
    .selectFrom('engagement.process_template')
    .select(['starter_key', 'id'])
    .where('starter_key', 'is not', null)
    .where('state', '<>', 'retired')
    .execute()
  return new Map(rows.map((row) => [row.starter_key ?? '', row.id]))
}

export type TemplateText = Pick<TemplateRow, 'name' | 'goal' | 'domainId' | 'typeId'>

export async function insert(ctx: Ctx, text: TemplateText, starterKey: string | null): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('engagement.process_template')
    .values({
      id,
      ...columns(text),
      starter_key: starterKey,
      state: 'draft',
      version: 1,
      created_at: ctx.now,
      changed_at: ctx.now,
      changed_by: ctx.actor.name,
    })
    .execute()
  return id
}

const columns = ({ name, goal, domainId, typeId }: TemplateText) => ({
  name,
  goal,
  domain_id: domainId,
  type_id: typeId,
})

export async function update(ctx: Ctx, id: string, { version, ...text }: TemplateText & { readonly version: number }) {
  await tables(ctx)
    .updateTable('engagement.process_template')
    .set((eb) => ({
      ...columns(text),
      version,
      edition: eb('edition', '+', 1),
      changed_at: ctx.now,
      changed_by: ctx.actor.name,
    }))
    .where('id', '=', id)
    .execute()
}

export async function setState(ctx: Ctx, id: string, state: TemplateState): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.process_template')
    .set((eb) => ({ state, edition: eb('edition', '+', 1), changed_at: ctx.now, changed_by: ctx.actor.name }))
    .where('id', '=', id)
    .execute()
}

export type VersionKey = { readonly templateId: string; readonly version: number }

/** A version that is there already is written over: the caller has seen that nothing runs or ran by it. */
export async function storeVersion(
  ctx: Ctx,
  { templateId, version }: VersionKey,
  content: ProcessContent,
): Promise<void> {
  const row = { content: JSON.stringify(content), made_at: ctx.now, made_by: ctx.actor.name }
  await tables(ctx)
    .insertInto('engagement.process_version')
    .values({ template_id: templateId, version, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'template_id', 'version']).doUpdateSet(row))
    .execute()
}

/** Whether anything runs, ran or is about to run by this version. */
export async function isUsed(ctx: Ctx, { templateId, version }: VersionKey): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from engagement.process p where p.template_id = ${templateId} and p.version = ${version})
      or exists (select from engagement.process_batch b where b.template_id = ${templateId} and b.version = ${version}) as used
  `.execute(ctx.tx)
  return rows[0]?.used ?? false
}

/** As it was stored: written from a ProcessContent only. */
export async function findContent(ctx: Ctx, { templateId, version }: VersionKey): Promise<ProcessContent | undefined> {
  const row = await tables(ctx)
    .selectFrom('engagement.process_version')
    .select('content')
    .where('template_id', '=', templateId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row && (row.content as ProcessContent)
}

/** The newest content of each template. */
export async function newestContents(ctx: Ctx): Promise<Map<string, ProcessContent>> {
  const { rows } = await sql<{ id: string; content: ProcessContent }>`
    select t.id, v.content from engagement.process_template t
    join engagement.process_version v on v.template_id = t.id and v.version = t.version
  `.execute(ctx.tx)
  return new Map(rows.map(({ id, content }) => [id, content]))
}

export type VersionRow = {
  readonly version: number
  readonly madeAt: Date
  readonly madeBy: string
  readonly content: ProcessContent
  /** Of relations that the reader may see. */
  readonly running: number
}

/** Newest first. */
export async function listVersions(ctx: Ctx, templateId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.version, v.made_at as "madeAt", v.made_by as "madeBy", v.content, coalesce(n.running, 0) as running
    from engagement.process_version v
    left join (
      select p.version, count(*) as running from engagement.process p
      where p.template_id = ${templateId} and p.state <> 'ended' and ${isVisible(ctx, sql.ref('p.relation_id'))} group by 1
    ) n on n.version = v.version
    where v.template_id = ${templateId} order by v.version desc
  `.execute(ctx.tx)
  return rows
}

export type Load = { readonly running: number; readonly overdue: number }

/** How many run by each template, of relations that the reader may see. */
export async function countRunning(ctx: Ctx, today: string): Promise<Map<string, Load>> {
  const { rows } = await sql<Load & { id: string }>`
    select p.template_id as id, count(*) as running,
      count(*) filter (where p.state = 'running' and p.due_sort < ${today}::date) as overdue
    from engagement.process p where p.state <> 'ended' and ${isVisible(ctx, sql.ref('p.relation_id'))} group by 1
  `.execute(ctx.tx)
  return new Map(rows.map(({ id, running, overdue }) => [id, { running, overdue }]))
}
