import type {
  IdentityCheck,
  LetterTemplate,
  LetterWay,
  RequestChannel,
  RequestKind,
  RequestOutcome,
} from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type RequestRow = {
  readonly id: string
  readonly number: number
  readonly kind: RequestKind
  readonly channel: RequestChannel
  readonly receivedOn: string
  readonly dueOn: string
  readonly extendedMonths: number
  readonly extensionReason: string | null
  readonly requesterName: string
  readonly requesterContact: string
  readonly wish: string
  readonly ownerId: string | null
  readonly identityHow: IdentityCheck | null
  readonly identityNote: string | null
  readonly identityBy: string | null
  readonly identityAt: Date | null
  readonly state: 'open' | 'closed'
  readonly outcome: RequestOutcome | null
  readonly outcomeReason: string | null
  readonly createdBy: string
  readonly createdAt: Date
  readonly closedAt: Date | null
  readonly erasedAt: Date | null
  readonly relationId: string | null
}

const COLUMNS = sql`r.id, r.number, r.kind, r.channel, r.received_on as "receivedOn", r.due_on as "dueOn", r.extended_months as "extendedMonths",
  r.extension_reason as "extensionReason", r.requester_name as "requesterName", r.requester_contact as "requesterContact", r.wish,
  r.owner_user_id as "ownerId", r.identity_how as "identityHow", r.identity_note as "identityNote", r.identity_by as "identityBy",
  r.identity_at as "identityAt", r.state, r.outcome, r.outcome_reason as "outcomeReason", r.created_by as "createdBy",
  r.created_at as "createdAt", r.closed_at as "closedAt", r.erased_at as "erasedAt",
  (select s.relation_id from privacy.request_subject s where s.request_id = r.id) as "relationId"`

export async function find(ctx: Ctx, id: string, { isHeld }: { isHeld: boolean }): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${COLUMNS} from privacy.request r where r.id = ${id} ${isHeld ? sql`for update of r` : sql``}`.execute(
    ctx.tx,
  )
  return rows[0]
}

export type ListQuery = {
  readonly state: 'open' | 'closed'
  readonly kind: RequestKind | undefined
  /** Open requests by deadline, closed ones the newest first. */
  readonly after: { readonly day: string; readonly id: string } | null
  readonly limit: number
}

export async function list(ctx: Ctx, { state, kind, after, limit }: ListQuery): Promise<RequestRow[]> {
  const ofKind = kind === undefined ? sql`true` : sql`r.kind = ${kind}`
  const { rows } =
    state === 'open'
      ? await sql<RequestRow>`select ${COLUMNS} from privacy.request r where r.state = 'open' and ${ofKind}
          and ${after ? sql`(r.due_on, r.id) > (${after.day}::date, ${after.id}::uuid)` : sql`true`}
          order by r.due_on, r.id limit ${limit}`.execute(ctx.tx)
      : await sql<RequestRow>`select ${COLUMNS} from privacy.request r where r.state = 'closed' and ${ofKind}
          and ${after ? sql`(r.received_on, r.id) < (${after.day}::date, ${after.id}::uuid)` : sql`true`}
          order by r.received_on desc, r.id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

export async function summarise(ctx: Ctx, { today, soon, userId }: { today: string; soon: string; userId: string }) {
  const { rows } = await sql<{ open: number; overdue: number; dueSoon: number; mine: number }>`
    select count(*) as open, count(*) filter (where due_on < ${today}::date) as overdue,
      count(*) filter (where due_on between ${today}::date and ${soon}::date) as "dueSoon",
      count(*) filter (where owner_user_id::text = ${userId}) as mine
    from privacy.request where state = 'open'`.execute(ctx.tx)
  return rows[0] ?? { open: 0, overdue: 0, dueSoon: 0, mine: 0 }
}

export type NewRequest = {
  readonly kind: RequestKind
  readonly channel: RequestChannel
  readonly receivedOn: string
  readonly dueOn: string
  readonly requesterName: string
  readonly requesterContact: string
  readonly wish: string
  readonly ownerId: string | null
}

/** Numbered one after the other within an organisation: two at once take turns. */
export async function insert(ctx: Ctx, request: NewRequest): Promise<string> {
  const id = newId()
  await sql`select pg_advisory_xact_lock(hashtextextended(${`privacy-request/${ctx.tenantId}`}, 0))`.execute(ctx.tx)
  await sql`insert into privacy.request (id, number, kind, channel, received_on, due_on, requester_name, requester_contact, wish, owner_user_id, created_by, created_at)
    select ${id}, coalesce(max(number), 0) + 1, ${request.kind}, ${request.channel}, ${request.receivedOn}, ${request.dueOn}, ${request.requesterName},
      ${request.requesterContact}, ${request.wish}, ${request.ownerId}::uuid, ${ctx.actor.name}, ${ctx.now} from privacy.request`.execute(
    ctx.tx,
  )
  return id
}

export async function setSubject(ctx: Ctx, requestId: string, relationId: string | null): Promise<void> {
  await tables(ctx).deleteFrom('privacy.request_subject').where('request_id', '=', requestId).execute()
  if (relationId === null) return
  await tables(ctx)
    .insertInto('privacy.request_subject')
    .values({ request_id: requestId, relation_id: relationId, origin_relation_id: relationId })
    .execute()
}

export async function setOwner(ctx: Ctx, id: string, ownerId: string | null): Promise<void> {
  await tables(ctx).updateTable('privacy.request').set({ owner_user_id: ownerId }).where('id', '=', id).execute()
}

export async function setIdentity(
  ctx: Ctx,
  id: string,
  { how, note }: { how: IdentityCheck; note: string | null },
): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.request')
    .set({ identity_how: how, identity_note: note, identity_by: ctx.actor.name, identity_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

export async function extend(
  ctx: Ctx,
  id: string,
  extension: { months: number; reason: string; dueOn: string },
): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.request')
    .set({ extended_months: extension.months, extension_reason: extension.reason, due_on: extension.dueOn })
    .where('id', '=', id)
    .execute()
}

export async function close(
  ctx: Ctx,
  id: string,
  { outcome, reason }: { outcome: RequestOutcome; reason: string | null },
): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.request')
    .set({ state: 'closed', outcome, outcome_reason: reason, closed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await tables(ctx)
    .updateTable('privacy.self_service_link')
    .set({ revoked_at: ctx.now })
    .where('request_id', '=', id)
    .where('revoked_at', 'is', null)
    .where('purpose', '=', 'ask')
    .execute()
}

export function listSteps(ctx: Ctx, requestId: string) {
  return tables(ctx)
    .selectFrom('privacy.request_step')
    .select(['step', 'done_by', 'done_at'])
    .where('request_id', '=', requestId)
    .execute()
}

export async function tickStep(
  ctx: Ctx,
  requestId: string,
  { step, isDone }: { step: string; isDone: boolean },
): Promise<void> {
  if (!isDone) {
    await tables(ctx)
      .deleteFrom('privacy.request_step')
      .where('request_id', '=', requestId)
      .where('step', '=', step)
      .execute()
    return
  }
  await tables(ctx)
    .insertInto('privacy.request_step')
    .values({ request_id: requestId, step, done_by: ctx.actor.name, done_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export function listReceivers(ctx: Ctx, requestId: string) {
  return tables(ctx)
    .selectFrom('privacy.request_receiver')
    .select(['id', 'name', 'source_id', 'state', 'remark', 'told_by', 'told_at'])
    .where('request_id', '=', requestId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function addReceivers(
  ctx: Ctx,
  requestId: string,
  receivers: readonly { name: string; sourceId: string | null }[],
): Promise<void> {
  for (const { name, sourceId } of receivers)
    await sql`insert into privacy.request_receiver (id, request_id, name, source_id) values (${newId()}, ${requestId}, ${name}, ${sourceId}::uuid)
      on conflict do nothing`.execute(ctx.tx)
}

/** Answers whether there was such a receiver. */
export async function tellReceiver(
  ctx: Ctx,
  requestId: string,
  told: { receiverId: string; state: 'open' | 'told' | 'not_needed'; remark: string | null },
): Promise<boolean> {
  const isOpen = told.state === 'open'
  const result = await tables(ctx)
    .updateTable('privacy.request_receiver')
    .set({
      state: told.state,
      remark: told.remark,
      told_by: isOpen ? null : ctx.actor.name,
      told_at: isOpen ? null : ctx.now,
    })
    .where('request_id', '=', requestId)
    .where('id', '=', told.receiverId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export function listLetters(ctx: Ctx, requestId: string) {
  return tables(ctx)
    .selectFrom('privacy.request_letter')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
}

export async function insertLetter(
  ctx: Ctx,
  requestId: string,
  letter: { template: LetterTemplate; language: 'nl' | 'en'; title: string; body: string },
): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.request_letter')
    .values({ id, request_id: requestId, ...letter, made_by: ctx.actor.name, made_at: ctx.now, changed_at: ctx.now })
    .execute()
  return id
}

export async function changeLetter(
  ctx: Ctx,
  id: string,
  { title, body }: { title: string; body: string },
): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.request_letter')
    .set({ title, body, changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

export async function sendLetter(ctx: Ctx, id: string, how: LetterWay): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.request_letter')
    .set({ sent_how: how, sent_by: ctx.actor.name, sent_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

export function listEvents(ctx: Ctx, requestId: string) {
  return tables(ctx)
    .selectFrom('privacy.request_event')
    .select(['at', 'by_name', 'event', 'detail'])
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export async function addEvent(ctx: Ctx, requestId: string, event: string, detail: string | null): Promise<void> {
  await tables(ctx)
    .insertInto('privacy.request_event')
    .values({ id: newId(), request_id: requestId, at: ctx.now, by_name: ctx.actor.name, event, detail })
    .execute()
}

export function listKept(ctx: Ctx, requestId: string) {
  return tables(ctx)
    .selectFrom('privacy.kept_data')
    .select(['fields', 'article', 'kept_until'])
    .where('request_id', '=', requestId)
    .execute()
}

/** What somebody asked, for the own dossier. */
export async function listAbout(ctx: Ctx, relationId: string) {
  const { rows } = await sql<{
    number: number
    kind: string
    receivedOn: string
    wish: string
    outcome: string | null
  }>`
    select r.number, r.kind, r.received_on as "receivedOn", r.wish, r.outcome from privacy.request r
    join privacy.request_subject s on s.request_id = r.id where s.relation_id = ${relationId} order by r.number`.execute(
    ctx.tx,
  )
  return rows
}
