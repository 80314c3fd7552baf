import type { Language } from '@klantregie/contract'
import type { Ctx } from '../context.ts'
import { newId } from '../db/new-id.ts'
import { tablesOf } from '../db/tables.ts'
import type { MailContent } from './mail-content.rules.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'platform')

export type NewMail = {
  /** What makes this mail the same mail: asked for twice it goes out once. */
  readonly key: string
  /** What kind of mail it is, for who looks at what went out. */
  readonly template: string
  readonly to: string
  readonly language: Language
  readonly content: MailContent
}

/** Null when a mail with this key was asked for before. */
export async function insert(ctx: Ctx, { key, template, to, language, content }: NewMail): Promise<string | null> {
  const row = await tables(ctx)
    .insertInto('platform.outgoing_mail')
    .values({
      id: newId(),
      key,
      template,
      language,
      recipient: to,
      content: JSON.stringify(content),
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export type WaitingMail = {
  readonly id: string
  readonly language: Language
  readonly recipient: string
  readonly content: MailContent
}

/** Nothing when it was sent or given up. */
export async function findWaiting(ctx: Ctx, id: string): Promise<WaitingMail | null> {
  const row = await tables(ctx)
    .selectFrom('platform.outgoing_mail')
    .select(['id', 'language', 'recipient', 'content'])
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (row?.recipient == null || row.content === null) return null
  // Only `insert` writes here.
  return {
    id: row.id,
    language: row.language as Language,
    recipient: row.recipient,
    content: row.content as MailContent,
  }
}

/** What it said and to whom is not kept: it was personal, and it has done its work. */
export async function end(ctx: Ctx, id: string, state: 'sent' | 'failed'): Promise<void> {
  await tables(ctx)
    .updateTable('platform.outgoing_mail')
    .set({ state, ended_at: ctx.now, recipient: null, content: null })
    .where('id', '=', id)
    .execute()
}
