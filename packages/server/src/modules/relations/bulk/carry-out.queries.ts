import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { hasLabel, hasRole, inLabelDomain, runs, type Ready } from './verdict.queries.ts'

/**
 * Carrying out a part of a deed, in one transaction:
 *   1. roles are locked and then relations, each in the order of their ids, as everybody does who changes both: who merges or edits one
 *      of them waits that long;
 *   2. of each thing is written down what becomes of it: done when it is still as it was counted, with what it is now, and otherwise that
 *      and why it is passed by;
 *   3. what is done is changed, set by set, and the part goes.
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

/** The part behind this position: how far it goes. */
export async function findPart(ctx: Ctx, deedId: string, after: number): Promise<{ through: number } | undefined> {
  const { rows } = await sql<{ through: number }>`
    select p.begins_after + cardinality(p.relation_ids) as through from relations.bulk_part p
    where p.deed_id = ${deedId} and p.begins_after = ${after}`.execute(ctx.tx)
  return rows[0]
}

/** Parts that are not worked off any more: whose ids they hold is nobody's business from then on. */
export async function removeParts(ctx: Ctx, deedId: string, through?: number): Promise<void> {
  const which = through === undefined ? sql`true` : sql`p.begins_after < ${through}`
  await sql`delete from relations.bulk_part p where p.deed_id = ${deedId} and ${which}`.execute(ctx.tx)
}

/** A subquery (position, relation_id, role_id, version): what is in the part of a stretch. */
const inPart = ({ deedId, after }: Stretch): RawBuilder<unknown> => sql`
  select p.begins_after + u.n as position, u.relation_id, u.role_id, u.version from relations.bulk_part p
  cross join lateral unnest(p.relation_ids, p.role_ids, p.versions) with ordinality u (relation_id, role_id, version, n)
  where p.deed_id = ${deedId} and p.begins_after = ${after} offset 0`

const inItems = (stretch: Stretch): RawBuilder<unknown> =>
  sql`select i.position, i.relation_id, i.role_id, i.version from relations.bulk_item i where ${within(stretch)}`

/**
 * Locks what a stretch is about: of its part when it is carried out, of what was written down when it is taken back. Who was merged since is
 * locked as the relation that went on. Not stronger than this (no key): rows that name the relation may come in meanwhile.
 */
export async function lock(ctx: Ctx, stretch: Stretch, of: 'part' | 'items'): Promise<void> {
  const things = of === 'part' ? inPart(stretch) : inItems(stretch)
  await sql`
    select from relations.role ro where ro.id in (select k.role_id from (${things}) k where k.role_id is not null)
    order by ro.relation_id, ro.id for update
  `.execute(ctx.tx)
  await sql`
    select from relations.relation r where r.id in (
      select l.id from (
        select coalesce(c.merged_into_id, c.id) as id from (${things}) k join relations.relation c on c.id = k.relation_id offset 0) l)
    order by r.id for no key update
  `.execute(ctx.tx)
}

export async function carryOut(ctx: Ctx, stretch: Stretch, ready: Ready): Promise<void> {
  await writeDown(ctx, stretch, ready)
  await change(ctx, stretch, ready)
  await removeParts(ctx, stretch.deedId, stretch.through)
}

/** Who is not there any more, is not written down. */
async function writeDown(ctx: Ctx, stretch: Stretch, ready: Ready): Promise<void> {
  const { roleId, version, before, still } = noting(ctx, ready)
  await sql`
    insert into relations.bulk_item (deed_id, position, relation_id, role_id, version, state, before)
    select ${stretch.deedId}, k.position, k.relation_id,
      case when j.state = 'done' then ${roleId} else k.role_id end, case when j.state = 'done' then ${version} else k.version end,
      j.state, case when j.state = 'done' then ${before} end
    from (${inPart(stretch)}) k join relations.relation r on r.id = k.relation_id
    left join relations.role ro on ro.id = k.role_id and ro.relation_id = k.relation_id
    cross join lateral (
      select case when r.archived_at is not null or r.merged_into_id is not null then 'passed_by'
        when (r.domain_mask & ${stretch.mayMask}::bigint) = 0 then 'no_right'
        when ${still} then 'done' else 'passed_by' end as state offset 0) j
  `.execute(ctx.tx)
}

/** On `k`: a thing of the part; `r` and `ro`: its relation and role as they are now. */
type Noting = {
  /** Its role and version from now on. */
  readonly roleId: RawBuilder<unknown>
  readonly version: RawBuilder<unknown>
  /** What it is before it is changed. */
  readonly before: RawBuilder<unknown>
  /** Whether it is still as it was counted. */
  readonly still: RawBuilder<unknown>
}

const NO_ROLE = { roleId: sql`null::uuid`, version: sql`null::integer` }

function noting(ctx: Ctx, ready: Ready): Noting {
  const now = sql`jsonb_build_object('at', ${ctx.now}::timestamptz)`
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
        roleId: sql`gen_random_uuid()`,
        version: sql`1`,
        before: sql`jsonb_build_object('gaveDomain', (r.domain_mask & ${ready.domainBits}::bigint) = 0)`,
        still: sql`not ${hasRole(ready)}`,
      }
    case 'add_label':
      return {
        ...NO_ROLE,
        before: now,
        still: sql`(not ${hasLabel(ready.labelId)} and ${inLabelDomain(ready.labelBits)})`,
      }
    case 'remove_label':
      return {
        ...NO_ROLE,
        before: sql`(select jsonb_agg(jsonb_build_object('origin', l.origin_relation_id, 'by', l.by_name, 'at', l.at))
          from relations.relation_label l where l.relation_id = r.id and l.label_id = ${ready.labelId})`,
        still: hasLabel(ready.labelId),
      }
    case 'archive':
      return { ...NO_ROLE, before: now, still: sql`true` }
  }
}

/** A role that nobody changed since it was counted, at the same relation. */
function ofRole(today: string, before: RawBuilder<unknown>, more: RawBuilder<unknown> = sql`true`): Noting {
  return {
    roleId: sql`k.role_id`,
    version: sql`k.version + 1`,
    before,
    still: sql`(ro.version = k.version and ${runs(today)} and ${more})`,
  }
}

/**
 * Of what was written down a moment ago the planner knows nothing. So labels are looked for by a list of ids, and not by a join, which it would
 * begin at the wrong side: a label that everybody was just given.
 */
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
        delete from relations.relation_label l where l.label_id = ${ready.labelId}
          and l.relation_id = any(array(select i.relation_id from relations.bulk_item i where ${done(stretch)}))`.execute(
        ctx.tx,
      )
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
