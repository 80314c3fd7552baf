import type { ReceiverInput, RegisterContent, RegisterText } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

const selectReceivers = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('privacy.receiver')
    .select([
      'id',
      'name',
      'role',
      'service',
      'categories',
      'country',
      'safeguards',
      'contract_date as contractDate',
      'contract_until as contractUntil',
      'contact',
      'changed_by as changedBy',
      'changed_at as changedAt',
    ])
    .where('ended_at', 'is', null)

type Selected = Awaited<ReturnType<ReturnType<typeof selectReceivers>['execute']>>[number]
// The check constraint of the table allows no other roles.
const typed = (row: Selected) => ({ ...row, role: row.role as ReceiverInput['role'] })
export type ReceiverRow = ReturnType<typeof typed>

export async function listReceivers(ctx: Ctx): Promise<ReceiverRow[]> {
  return (await selectReceivers(ctx).orderBy('name').orderBy('id').execute()).map(typed)
}

export async function findReceiver(ctx: Ctx, id: string): Promise<ReceiverRow | undefined> {
  const row = await selectReceivers(ctx).where('id', '=', id).executeTakeFirst()
  return row && typed(row)
}

const receiverColumns = (ctx: Ctx, input: ReceiverInput) => ({
  name: input.name,
  role: input.role,
  service: input.service,
  categories: input.categories,
  country: input.country,
  safeguards: input.safeguards,
  contract_date: input.contractDate,
  contract_until: input.contractUntil,
  contact: input.contact,
  changed_by: ctx.actor.name,
  changed_at: ctx.now,
})

export async function insertReceiver(ctx: Ctx, input: ReceiverInput): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.receiver')
    .values({ id, ...receiverColumns(ctx, input) })
    .execute()
  return id
}

/** Answers whether it was there. */
export async function changeReceiver(ctx: Ctx, id: string, input: ReceiverInput): Promise<boolean> {
  const changed = await tables(ctx)
    .updateTable('privacy.receiver')
    .set(receiverColumns(ctx, input))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function endReceiver(ctx: Ctx, id: string): Promise<boolean> {
  const changed = await tables(ctx)
    .updateTable('privacy.receiver')
    .set({ ended_at: ctx.now, changed_by: ctx.actor.name, changed_at: ctx.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function findText(ctx: Ctx) {
  const row = await tables(ctx)
    .selectFrom('privacy.register_text')
    .select(['content', 'changed_by as changedBy', 'changed_at as changedAt'])
    .executeTakeFirst()
  return row && { ...row, content: row.content as RegisterText }
}

export async function saveText(ctx: Ctx, content: RegisterText): Promise<void> {
  const values = { content: JSON.stringify(content), changed_by: ctx.actor.name, changed_at: ctx.now }
  await tables(ctx)
    .insertInto('privacy.register_text')
    .values(values)
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(values))
    .execute()
}

const selectVersions = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('privacy.register_version')
    .select(['id', 'number', 'note', 'fixed_by as fixedBy', 'fixed_at as fixedAt'])

export function listVersions(ctx: Ctx) {
  return selectVersions(ctx).orderBy('number', 'desc').limit(200).execute()
}
export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

export async function findVersion(ctx: Ctx, id: string) {
  const row = await selectVersions(ctx).select('content').where('id', '=', id).executeTakeFirst()
  return row && { ...row, content: row.content as RegisterContent }
}

/** The next number; two people who settle at once get the same one, and the second is refused by the database. */
export async function insertVersion(ctx: Ctx, content: RegisterContent, note: string): Promise<string> {
  const last = await tables(ctx)
    .selectFrom('privacy.register_version')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst()
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.register_version')
    .values({
      id,
      number: ((last?.number as number | null) ?? 0) + 1,
      content: JSON.stringify(content),
      note,
      fixed_by: ctx.actor.name,
      fixed_at: ctx.now,
    })
    .execute()
  return id
}
