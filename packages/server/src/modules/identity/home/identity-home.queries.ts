import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Among so many of the last imports is looked; what waits longer is in the overview of imports. */
const LOOKED_AT = 50

/** Of the reader: nobody else knows what is in the file. What goes on by itself waits for nobody, and what came in a folder and could not be read does. */
export async function listWaitingImports(ctx: Ctx): Promise<{ id: string; fileName: string }[]> {
  const { rows } = await sql<{ id: string; fileName: string }>`
    select i.id, i.file_name as "fileName" from (
      select l.id, l.file_name, l.state, l.started_by, l.created_at, l.runs_as, l.held_for, l.folder_id
      from identity.import l order by l.created_at desc, l.id desc limit ${LOOKED_AT}) i
    where i.started_by = ${ctx.actor.name}
      and (i.state in ('ready', 'checked') and (i.runs_as is null or i.held_for is not null)
        or i.state = 'failed' and i.folder_id is not null)
    order by i.created_at desc, i.id desc`.execute(ctx.tx)
  return rows
}

/** Whether anything was read in: from a list, put there as one, or delivered by another system. */
export async function hasList(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from identity.import i where i.state = 'done')
      or exists (select from identity.source s where s.kind = 'demo')
      or exists (select from identity.source s where s.kind = 'connection'
        and exists (select from identity.source_record r where r.source_id = s.id)) as has`.execute(ctx.tx)
  return rows[0]?.has ?? false
}

/** Whether somebody answered a question, or there were lists and they raised none. */
export async function hasAnswered(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from identity.possible_duplicate p where p.state = 'same')
      or exists (select from identity.possible_duplicate p where p.state = 'not_same')
      or (not exists (select from identity.possible_duplicate)
        and exists (select from identity.import i where i.state = 'done')) as has`.execute(ctx.tx)
  return rows[0]?.has ?? false
}
