import type { ModelElement, ProposalContent, ProposalStatus } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

export type Seen = Readonly<Record<string, unknown>> | null
export type ProposalRow = {
  readonly id: string
  readonly element: ModelElement
  readonly change: 'add' | 'change' | 'retire'
  readonly elementId: string | null
  readonly title: string
  readonly content: ProposalContent
  readonly seen: Seen
  readonly reason: string
  readonly domainId: string | null
  readonly status: ProposalStatus
  readonly proposedById: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decisionReason: string | null
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('governance.proposal')
    .select([
      'id',
      'element',
      'change',
      'element_id as elementId',
      'title',
      'content',
      'seen',
      'reason',
      'domain_id as domainId',
      'status',
      'proposed_by_id as proposedById',
      'proposed_by as proposedBy',
      'proposed_at as proposedAt',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
      'decision_reason as decisionReason',
    ])
type Selected = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function toRow(row: Selected): ProposalRow {
  // What the check constraints allow, and what the contract validated when it was written.
  return { ...row, ...(row as Pick<ProposalRow, 'element' | 'change' | 'content' | 'seen' | 'status'>) }
}

export type NewProposal = Pick<
  ProposalRow,
  'element' | 'change' | 'elementId' | 'title' | 'content' | 'seen' | 'reason' | 'domainId'
>

export async function insert(ctx: Ctx, proposal: NewProposal): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('governance.proposal')
    .values({
      id,
      element: proposal.element,
      change: proposal.change,
      element_id: proposal.elementId,
      title: proposal.title,
      content: JSON.stringify(proposal.content),
      seen: proposal.seen === null ? null : JSON.stringify(proposal.seen),
      reason: proposal.reason,
      domain_id: proposal.domainId,
      status: 'open',
      proposed_by_id: ctx.actor.id,
      proposed_by: ctx.actor.name,
      proposed_at: ctx.now,
    })
    .execute()
  return id
}

export async function find(ctx: Ctx, id: string): Promise<ProposalRow | null> {
  const row = await select(ctx).where('id', '=', id).executeTakeFirst()
  return row ? toRow(row) : null
}

/** Nobody decides about it until the end of the transaction. */
export async function findForDecision(ctx: Ctx, id: string): Promise<ProposalRow | null> {
  const row = await select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? toRow(row) : null
}

/** Of which domains (null for none) and about which terms somebody decides. */
export type Decided = { readonly domainIds: readonly (string | null)[]; readonly termIds: readonly string[] }

type Listing = {
  readonly status?: ProposalStatus | undefined
  readonly domainId?: string | undefined
  /** Only those that are decided by whoever decides about these. */
  readonly decided?: Decided | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Newest first: ids of version 7 are in the order in which they were made. */
export async function list(ctx: Ctx, { status, domainId, decided, after, limit }: Listing): Promise<ProposalRow[]> {
  let query = select(ctx)
  if (status !== undefined) query = query.where('status', '=', status)
  if (after !== undefined) query = query.where('id', '<', after)
  if (domainId !== undefined) query = query.where('domain_id', '=', domainId)
  if (decided !== undefined) {
    const known = decided.domainIds.filter((id) => id !== null)
    const isOfNone = decided.domainIds.includes(null)
    query = query.where(
      sql<boolean>`case when element = 'definition' then element_id = any(${[...decided.termIds]}::text[])
        else (domain_id = any(${known}::uuid[]) or (${isOfNone}::boolean and domain_id is null)) end`,
    )
  }
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toRow)
}

export async function decide(
  ctx: Ctx,
  id: string,
  { status, reason }: { readonly status: Exclude<ProposalStatus, 'open'>; readonly reason: string },
): Promise<void> {
  await tables(ctx)
    .updateTable('governance.proposal')
    .set({ status, decided_by: ctx.actor.name, decided_at: ctx.now, decision_reason: reason })
    .where('id', '=', id)
    .execute()
}

export async function insertComment(ctx: Ctx, proposalId: string, text: string): Promise<void> {
  await tables(ctx)
    .insertInto('governance.proposal_comment')
    .values({ id: newId(), proposal_id: proposalId, author: ctx.actor.name, text, written_at: ctx.now })
    .execute()
}

/** In the order in which they were written. */
export function listComments(ctx: Ctx, proposalId: string) {
  return tables(ctx)
    .selectFrom('governance.proposal_comment')
    .select(['id', 'author', 'text', 'written_at as writtenAt'])
    .where('proposal_id', '=', proposalId)
    .orderBy('id')
    .limit(500)
    .execute()
}
