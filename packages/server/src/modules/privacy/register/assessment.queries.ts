import type { AssessmentAnswers } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('privacy.assessment')
    .select(['id', 'title', 'answers', 'version', 'changed_by as changedBy', 'changed_at as changedAt'])
    .where('archived_at', 'is', null)

type Selected = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]
const typed = (row: Selected) => ({ ...row, answers: row.answers as AssessmentAnswers })
export type AssessmentRow = ReturnType<typeof typed>

export async function list(ctx: Ctx): Promise<AssessmentRow[]> {
  return (await select(ctx).orderBy('changed_at', 'desc').orderBy('id').limit(500).execute()).map(typed)
}

export async function find(ctx: Ctx, id: string): Promise<AssessmentRow | undefined> {
  const row = await select(ctx).where('id', '=', id).executeTakeFirst()
  return row && typed(row)
}

export async function findForChange(ctx: Ctx, id: string): Promise<AssessmentRow | undefined> {
  const row = await select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && typed(row)
}

export async function insert(ctx: Ctx, title: string, answers: AssessmentAnswers): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.assessment')
    .values({ id, title, answers: JSON.stringify(answers), changed_by: ctx.actor.name, changed_at: ctx.now })
    .execute()
  return id
}

export async function change(ctx: Ctx, id: string, title: string, answers: AssessmentAnswers): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.assessment')
    .set({ title, answers: JSON.stringify(answers), changed_by: ctx.actor.name, changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

export async function fix(ctx: Ctx, row: AssessmentRow): Promise<void> {
  const version = row.version + 1
  await tables(ctx)
    .insertInto('privacy.assessment_version')
    .values({
      assessment_id: row.id,
      version,
      content: JSON.stringify({ title: row.title, answers: row.answers }),
      fixed_by: ctx.actor.name,
      fixed_at: ctx.now,
    })
    .execute()
  await tables(ctx).updateTable('privacy.assessment').set({ version }).where('id', '=', row.id).execute()
}

export async function listVersions(ctx: Ctx, id: string) {
  const rows = await tables(ctx)
    .selectFrom('privacy.assessment_version')
    .select(['version', 'content', 'fixed_by as fixedBy', 'fixed_at as fixedAt'])
    .where('assessment_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, content: row.content as { title: string; answers: AssessmentAnswers } }))
}
