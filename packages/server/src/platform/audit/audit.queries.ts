import { randomFillSync } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditSubject, Ctx } from '../context.ts'
import { newId } from '../db/new-id.ts'
import { detailsHash } from './canonical.ts'

type NewEntry = {
  readonly action: string
  readonly subject: AuditSubject | null
  readonly details: Readonly<Record<string, unknown>>
  readonly isRead: boolean
}

/**
 * Writes an entry in the transaction of its work, in one statement, and takes no lock that another transaction could wait
 * for: it is put in the chain after the commit (docs/decisions/2026-11-trail-is-sealed-after-the-commit.md). Answers its id.
 */
export async function insertEntry(ctx: Ctx, { action, subject, details, isRead }: NewEntry): Promise<string> {
  const { actor, origin } = ctx
  const id = newId()
  const salt = newSalt()
  const content = { details: JSON.stringify(details), address: origin.address, device: origin.device }
  await sql`with entry as (
      insert into platform.audit_entry (id, at, actor_kind, actor_id, actor_name, initiator_id, action, is_read, subject_kind, subject_id, origin_kind, origin_name, origin_id, details_hash)
      values (${id}, ${ctx.now}, ${actor.kind}, ${actor.id}, ${actor.name}, ${origin.initiatorId ?? actor.id}, ${action}, ${isRead},
        ${subject?.kind ?? null}, ${subject?.id ?? null}, ${origin.kind}, ${origin.name}, ${origin.id}, ${detailsHash(salt, content)})
    ), detail as (
      insert into platform.audit_detail (entry_id, salt, details, address, device)
      values (${id}, ${salt}, ${content.details}, ${content.address}, ${content.device})
    ) insert into platform.audit_unsealed (at, entry_id) values (${ctx.now}, ${id})`.execute(ctx.tx)
  return id
}

export async function insertAuditEntry(ctx: Ctx, entry: NewEntry): Promise<void> {
  await insertEntry(ctx, entry)
}

const SALT_BYTES = 16
const pool = Buffer.alloc(SALT_BYTES * 256)
let used = pool.length

/** From a pool, as ids are: asking the operating system each time costs more than the rest of the entry. */
function newSalt(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += SALT_BYTES
  return Buffer.from(pool.subarray(used - SALT_BYTES, used))
}
