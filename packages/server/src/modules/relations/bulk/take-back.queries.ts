import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { within, type Stretch } from './carry-out.queries.ts'
import type { Ready } from './verdict.queries.ts'

/**
 * Taking back a stretch of a deed, with the relations locked as for doing it: what is still as the deed left it becomes what it was;
 * what somebody changed since stays as they made it.
 */
export async function takeBack(ctx: Ctx, stretch: Stretch, ready: Ready): Promise<void> {
  // Looked at thing by thing, and not joined: of a deed of a moment ago the planner knows nothing, and would compare all with all. Whom a
  // relation is by now is worked out first (offset 0), because an expression cannot use an index under row-level security.
  await sql`
    update relations.bulk_item i set state = case when exists (
      select from (select coalesce(c.merged_into_id, c.id) as id from relations.relation c where c.id = i.relation_id offset 0) n
      join relations.relation r on r.id = n.id
      where (r.domain_mask & ${stretch.mayMask}::bigint) <> 0 and ${isAsLeft(ready)}) then 'restored' else 'kept' end
    where ${within(stretch)} and i.state = 'done'
  `.execute(ctx.tx)
  await putBack(ctx, stretch, ready)
}

/** On `i`, and `r`: the relation as it is now, which may have been merged since. */
function isAsLeft(ready: Ready): RawBuilder<boolean> {
  switch (ready.kind) {
    case 'give_owner':
    case 'end_role':
    case 'add_role':
      return sql`exists (select from relations.role ro where ro.relation_id = r.id and ro.id = i.role_id and ro.version = i.version)`
    case 'add_label':
      return sql`exists (select from relations.relation_label l where l.relation_id = r.id and l.label_id = ${ready.labelId}
        and l.origin_relation_id = i.relation_id and l.at = (i.before ->> 'at')::timestamptz)`
    case 'remove_label':
      return sql`not exists (select from relations.relation_label l where l.relation_id = r.id and l.label_id = ${ready.labelId})`
    case 'archive':
      return sql`(r.id = i.relation_id and r.archived_at = (i.before ->> 'at')::timestamptz)`
  }
}

const restored = (stretch: Stretch) => sql`${within(stretch)} and i.state = 'restored'`

async function putBack(ctx: Ctx, stretch: Stretch, ready: Ready): Promise<void> {
  switch (ready.kind) {
    case 'give_owner':
      return returnOwner(ctx, stretch, ready.ownerId)
    case 'end_role':
      return reopen(ctx, stretch, ready)
    case 'add_role':
      return removeRoles(ctx, stretch, ready)
    case 'add_label':
      await sql`
        delete from relations.relation_label l where l.label_id = ${ready.labelId}
          and l.origin_relation_id = any(array(select i.relation_id from relations.bulk_item i where ${restored(stretch)}))
      `.execute(ctx.tx)
      return
    case 'remove_label':
      return putLabelsBack(ctx, stretch, ready.labelId)
    case 'archive':
      await sql`
        update relations.relation r set archived_at = null
        from relations.bulk_item i where ${restored(stretch)} and r.id = i.relation_id`.execute(ctx.tx)
  }
}

async function returnOwner(ctx: Ctx, stretch: Stretch, ownerId: string): Promise<void> {
  await sql`
    update relations.role ro set owner_user_id = (i.before ->> 'ownerId')::uuid, version = ro.version + 1
    from relations.bulk_item i where ${restored(stretch)} and ro.id = i.role_id`.execute(ctx.tx)
  await sql`
    insert into relations.role_change (id, role_id, field, before, after, by_name, at)
    select gen_random_uuid(), i.role_id, 'owner', ${ownerId}::uuid::text, i.before ->> 'ownerId', ${stretch.by}, ${ctx.now}
    from relations.bulk_item i where ${restored(stretch)}`.execute(ctx.tx)
}

type Of<K extends Ready['kind']> = Extract<Ready, { kind: K }>

async function reopen(ctx: Ctx, stretch: Stretch, { until, reason }: Of<'end_role'>): Promise<void> {
  await sql`
    update relations.role ro set valid_until = (i.before ->> 'until')::date, end_reason = i.before ->> 'reason',
      ended_by_hand = (i.before ->> 'byHand')::boolean, version = ro.version + 1
    from relations.bulk_item i where ${restored(stretch)} and ro.id = i.role_id`.execute(ctx.tx)
  await sql`
    insert into relations.role_change (id, role_id, field, before, after, by_name, at)
    select gen_random_uuid(), i.role_id, f.field, f.before, f.after, ${stretch.by}, ${ctx.now}
    from relations.bulk_item i cross join lateral (
      values ('until', ${until}::text, i.before ->> 'until'), ('end_reason', ${reason}::text, i.before ->> 'reason')
    ) f (field, before, after) where ${restored(stretch)} and f.before is distinct from f.after`.execute(ctx.tx)
}

/** The domain goes with the role when the role brought it and no other role is in it; a relation is never left without one. */
async function removeRoles(ctx: Ctx, stretch: Stretch, { domainId, domainBits }: Of<'add_role'>): Promise<void> {
  await sql`
    delete from relations.role ro using relations.bulk_item i where ${restored(stretch)} and ro.id = i.role_id`.execute(
    ctx.tx,
  )
  await sql`
    update relations.relation r set domain_mask = r.domain_mask & ~${domainBits}::bigint
    from relations.bulk_item i where ${restored(stretch)} and r.id = i.relation_id and r.merged_into_id is null
      and (i.before ->> 'gaveDomain')::boolean and (r.domain_mask & ~${domainBits}::bigint) <> 0
      and not exists (select from relations.role o where o.relation_id = r.id and o.domain_id = ${domainId} offset 0)`.execute(
    ctx.tx,
  )
}

/** With who put them there and when, where they came in. */
async function putLabelsBack(ctx: Ctx, stretch: Stretch, labelId: string): Promise<void> {
  await sql`
    insert into relations.relation_label (label_id, relation_id, origin_relation_id, by_name, at)
    select ${labelId}, coalesce(c.merged_into_id, c.id), c.id, b.by, b.at from (
      select (o.one ->> 'origin')::uuid as origin, o.one ->> 'by' as by, (o.one ->> 'at')::timestamptz as at
      from relations.bulk_item i cross join lateral jsonb_array_elements(i.before) o (one) where ${restored(stretch)} offset 0
    ) b join relations.relation c on c.id = b.origin on conflict do nothing`.execute(ctx.tx)
}
