import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type ImportanceInDossier = {
  readonly reason: string
  readonly everyMonths: number
  readonly since: string
  readonly endedAt: Date | null
}

export async function listImportance(ctx: Ctx, relationId: string): Promise<ImportanceInDossier[]> {
  const { rows } = await sql<ImportanceInDossier>`
    select reason, every_months as "everyMonths", since, ended_at as "endedAt" from relations.importance
    where relation_id = ${relationId} order by started_at, id`.execute(ctx.tx)
  return rows
}

export type MailingInDossier = { readonly isOneMailing: boolean; readonly isAddressee: boolean; readonly at: Date }

/** Of the household itself, or of a household whose letter is addressed to somebody. */
export async function listMailings(ctx: Ctx, relationId: string): Promise<MailingInDossier[]> {
  const { rows } = await sql<MailingInDossier>`
    select is_one_mailing as "isOneMailing", coalesce(addressee_id = ${relationId}, false) as "isAddressee", at from relations.household_choice
    where household_id = ${relationId} or addressee_id = ${relationId} order by at, id`.execute(ctx.tx)
  return rows
}

export type FileInDossier = { readonly name: string; readonly about: string; readonly at: Date }

/** Also what was removed and has not gone for good yet. */
export async function listFiles(ctx: Ctx, relationId: string): Promise<FileInDossier[]> {
  const { rows } = await sql<FileInDossier>`
    select name, about, at from relations.attachment where relation_id = ${relationId} order by at, id`.execute(ctx.tx)
  return rows
}

export type LabelEventInDossier = { readonly name: string; readonly isGiven: boolean; readonly at: Date }

/** When each label came and went, also of what is no longer offered; not by which colleague. */
export async function listLabelEvents(ctx: Ctx, relationId: string): Promise<LabelEventInDossier[]> {
  const { rows } = await sql<LabelEventInDossier>`
    select b.name, e.is_given as "isGiven", e.at from relations.label_event e join relations.label b on b.id = e.label_id
    where e.relation_id = ${relationId} order by e.at, e.id`.execute(ctx.tx)
  return rows
}

export type LabelInDossier = { readonly name: string; readonly at: Date }

/** Each once, also what is no longer offered. */
export async function listLabels(ctx: Ctx, relationId: string): Promise<LabelInDossier[]> {
  const { rows } = await sql<LabelInDossier>`
    select b.name, min(l.at) as at from relations.relation_label l join relations.label b on b.id = l.label_id
    where l.relation_id = ${relationId} group by b.id, b.name order by min(l.at), b.id`.execute(ctx.tx)
  return rows
}
