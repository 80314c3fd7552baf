import type { Channel, WordingLanguage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type WordingRow = {
  readonly id: string
  readonly purposeId: string
  readonly channel: Channel | null
  readonly language: WordingLanguage
  readonly version: number
  readonly text: string
  readonly createdAt: Date
  readonly byName: string
}

/** Newest version first. */
export async function list(ctx: Ctx, purposeId?: string): Promise<WordingRow[]> {
  let query = tables(ctx)
    .selectFrom('privacy.wording')
    .select([
      'id',
      'purpose_id as purposeId',
      'channel',
      'language',
      'version',
      'text',
      'created_at as createdAt',
      'by_name as byName',
    ])
  if (purposeId !== undefined) query = query.where('purpose_id', '=', purposeId)
  // The check constraints of the table allow no other values than the contract knows.
  return (await query.orderBy('version', 'desc').orderBy('id').execute()) as WordingRow[]
}

/** Adds the next version. Two at once: the second waits and gets the number after, because the caller holds the purpose. */
export async function insert(
  ctx: Ctx,
  wording: Pick<WordingRow, 'purposeId' | 'channel' | 'language' | 'text'>,
): Promise<void> {
  const { purposeId, channel, language, text } = wording
  const newest = await tables(ctx)
    .selectFrom('privacy.wording')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('purpose_id', '=', purposeId)
    .where('channel', channel === null ? 'is' : '=', channel)
    .where('language', '=', language)
    .executeTakeFirst()
  await tables(ctx)
    .insertInto('privacy.wording')
    .values({
      id: newId(),
      purpose_id: purposeId,
      channel,
      language,
      version: (newest?.version ?? 0) + 1,
      text,
      created_at: ctx.now,
      by_name: ctx.actor.name,
    })
    .execute()
}
