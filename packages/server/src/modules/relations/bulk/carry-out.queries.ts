import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { hasLabel, hasRole, inLabelDomain, runs, type Ready } from './verdict.queries.ts'

/**
 * Carrying out a stretch of a deed, in one transaction:
 *   1. roles are locked and then relations, each in the order of their ids, as everybody does who changes both: who merges or edits one
 *      of them waits that long;
 *   2. of each thing that is still as it was counted is noted what it is now; the others are passed by;
 *   3. what was noted is changed, set by set.
 * The mark of the deed moves on in the same transaction: killed anywhere, nothing is done twice or forgotten.
 */
export type Stretch = {
  readonly deedId: string
  /** Positions behind `after`, up to and including `through`. */
  readonly after: number
  readonly through: number
  /** In which domains this may be done, as bits. */
  readonly mayMask: string
  /** In whose name. */
  readonly by: string
}

/** On `i`: the things of a stretch. */
export const within = ({ deedId, after, through }: Stretch): RawBuilder<boolean> =>
  sql`i.deed_id = ${deedId} and i.position > ${after} and i.position <= ${through}`

/**
 * Who was merged since is locked as the relation that went on. Not stronger than this (no key): writing down a deed already names its
 * relations, and two that did would wait for each other.
 */
export async function lock(ctx: Ctx, stretch: Stretch): Promise<void> {
  await sql`
    select from relations.role ro where ro.id in (
      select i.role_id from relations.bulk_item i where ${within(stretch)} and i.role_id is not null)
    order by ro.relation_id, ro.id for update
  `.execute(ctx.tx)
  await sql`
    select from relations.relation r where r.id in (
      select l.id from (
        select coalesce(c.merged_into_id, c.id) as id from relations.bulk_item i join relations.relation c on c.id = i.relation_id
        where ${within(stretch)} offset 0) l)
    order by r.id for no key update
  `.execute(ctx.tx)
}

/** Still there, and still to be changed by whoever asked. */
const isOpen = ({ mayMask }: Stretch): RawBuilder<boolean> =>
  sql`r.archived_at is null and r.merged_into_id is null and (r.domain_mask & ${mayMask}::bigint) <> 0`

export async function carryOut(ctx: Ctx, stretch: Stretch, ready: Ready): Promise<void> {
  await note(ctx, stretch, ready)
  await sql`update relations.bulk_item i set state = 'passed_by' where ${within(stretch)} and i.state = 'waiting'`.execute(
    ctx.tx,
  )
  await change(ctx, stretch, ready)
}

async function note(ctx: Ctx, stretch: Stretch, ready: Ready): Promise<void> {
  const { now, of, still } = noting(ctx, ready)
  await sql`
    update relations.bulk_item i set state = 'done', ${now} from relations.relation r ${of}
    where ${within(stretch)} and i.state = 'waiting' and r.id = i.relation_id and ${isOpen(stretch)} and ${still}
  `.execute(ctx.tx)
}

type Noting = {
  /** What is noted. */
  readonly now: RawBuilder<unknown>
  readonly of: RawBuilder<unknown>
  /** Whether it is still as it was counted. */
  readonly still: RawBuilder<unknown>
}

function noting(ctx: Ctx, ready: Ready): Noting {
  switch (ready.kind) {
    case 'give_owner':
      return ofRole(ready.today, sql`jsonb_build_object('ownerId', ro.owner_user_id)`)
    case 'end_role':
      return ofRole(
        ready.today,
        sql`jsonb_build_object('until', ro.valid_until, 'reason', ro.end_reason, 'byHand', ro.ended_by_hand)`,
        sql`(ro.valid_from is null or ro.valid_from <= ${ready.until}::date)`,
      )
    case 'add_role':
      return {
        now: sql`role_id = gen_random_uuid(), version = 1,
          before = jsonb_build_object('gaveDomain', (r.domain_mask & ${ready.domainBits}::bigint) = 0)`,
        of: sql``,
        still: sql`not ${hasRole(ready)}`,
      }
    case 'add_label':
      return {
        now: sql`before = jsonb_build_object('at', ${ctx.now}::timestamptz)`,
        of: sql``,
        still: sql`not ${hasLabel(ready.labelId)} and ${inLabelDomain(ready.labelBits)}`,
      }
    case 'remove_label':
      return {
        now: sql`before = (select jsonb_agg(jsonb_build_object('origin', l.origin_relation_id, 'by', l.by_name, 'at', l.at))
          from relations.relation_label l where l.relation_id = r.id and l.label_id = ${ready.labelId})`,
        of: sql``,
        still: hasLabel(ready.labelId),
      }
    case 'archive':
      return { now: sql`before = jsonb_build_object('at', ${ctx.now}::timestamptz)`, of: sql``, still: sql`true` }
  }
}

/** A role that nobody changed since it was counted, at the same relation. */
function ofRole(today: string, before: RawBuilder<unknown>, more: RawBuilder<unknown> = sql`true`): Noting {
  return {
    now: sql`version = ro.version + 1, before = ${before}`,
    of: sql`join relations.role ro on ro.relation_id = r.id`,
    still: sql`ro.id = i.role_id and ro.version = i.version and ${runs(today)} and ${more}`,
  }
}

const done = (stretch: Stretch) => sql`${within(stretch)} and i.state = 'done'`

async function change(ctx: Ctx, stretch: Stretch, ready: Ready): Promise<void> {
  switch (ready.kind) {
    case 'give_owner':
      return giveOwner(ctx, stretch, ready)
    case 'end_role':
      return endRole(ctx, stretch, ready)
    case 'add_role':
      return addRole(ctx, stretch, ready)
    case 'add_label':
      await sql`
        insert into relations.relation_label (label_id, relation_id, origin_relation_id, by_name, at)
        select ${ready.labelId}, i.relation_id, i.relation_id, ${stretch.by}, (i.before ->> 'at')::timestamptz
        from relations.bulk_item i where ${done(stretch)} on conflict do nothing`.execute(ctx.tx)
      return
    case 'remove_label':
      await sql`
        delete from relations.relation_label l using relations.bulk_item i
        where ${done(stretch)} and l.relation_id = i.relation_id and l.label_id = ${ready.labelId}`.execute(ctx.tx)
      return
    case 'archive':
      await sql`
        update relations.relation r set archived_at = (i.before ->> 'at')::timestamptz
        from relations.bulk_item i where ${done(stretch)} and r.id = i.relation_id`.execute(ctx.tx)
  }
}

type Of<K extends Ready['kind']> = Extract<Ready, { kind: K }>

async function giveOwner(ctx: Ctx, stretch: Stretch, { ownerId }: Of<'give_owner'>): Promise<void> {
  await sql`
    update relations.role ro set owner_user_id = ${ownerId}, version = ro.version + 1
    from relations.bulk_item i where ${done(stretch)} and ro.id = i.role_id`.execute(ctx.tx)
  await sql`
    insert into relations.role_change (id, role_id, field, before, after, by_name, at)
    select gen_random_uuid(), i.role_id, 'owner', i.before ->> 'ownerId', ${ownerId}::uuid::text, ${stretch.by}, ${ctx.now}
    from relations.bulk_item i where ${done(stretch)}`.execute(ctx.tx)
}

async function endRole(ctx: Ctx, stretch: Stretch, { until, reason }: Of<'end_role'>): Promise<void> {
  await sql`
    update relations.role ro set valid_until = ${until}::date, ended_by_hand = true, end_reason = ${reason}, version = ro.version + 1
    from relations.bulk_item i where ${done(stretch)} and ro.id = i.role_id`.execute(ctx.tx)
  await sql`
    insert into relations.role_change (id, role_id, field, before, after, by_name, at)
    select gen_random_uuid(), i.role_id, f.field, f.before, f.after, ${stretch.by}, ${ctx.now}
    from relations.bulk_item i cross join lateral (
      values ('until', i.before ->> 'until', ${until}::text), ('end_reason', i.before ->> 'reason', ${reason}::text)
    ) f (field, before, after) where ${done(stretch)} and f.before is distinct from f.after`.execute(ctx.tx)
}

async function addRole(ctx: Ctx, stretch: Stretch, ready: Of<'add_role'>): Promise<void> {
  await sql`
    insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, branch_id, valid_from, status_id, stage_id, owner_user_id, created_at)
    select i.role_id, i.relation_id, i.relation_id, ${ready.typeId}, ${ready.domainId}, ${ready.branchId}, ${ready.from}::date,
      ${ready.statusId}, ${ready.stageId}, ${ready.ownerId}, ${ctx.now}
    from relations.bulk_item i where ${done(stretch)}`.execute(ctx.tx)
  await sql`
    update relations.relation r set domain_mask = r.domain_mask | ${ready.domainBits}::bigint
    from relations.bulk_item i where ${done(stretch)} and r.id = i.relation_id and (r.domain_mask & ${ready.domainBits}::bigint) = 0`.execute(
    ctx.tx,
  )
}
