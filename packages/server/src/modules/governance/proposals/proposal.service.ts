import type { Proposal, ProposalContent, ProposalPage, ProposalStatus } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findTermPlaces, type TermPlace } from '../definitions/definition.service.ts'
import { findDomainSeats, type DomainSeats } from '../domains/domain.queries.ts'
import { decidesHere } from '../domains/domain.service.ts'
import { findPeople } from '../domains/people.service.ts'
import { tell } from '../notices/notice.service.ts'
import { carryOut, findElement, getElement, requireAcceptable, titleOfNew } from './element.service.ts'
import { aboutOf, isOvertaken, type About as AboutElement } from './proposal.rules.ts'
import * as proposals from './proposal.queries.ts'

type About = Pick<proposals.ProposalRow, 'element' | 'elementId' | 'domainId'>

/**
 * Who decides: the owner or deputy of the domain, and where there is none, whoever writes the model. About a term decides
 * whoever decides about it on its own page, who need not be the owner of the domain.
 */
type Deciding = {
  readonly domains: ReadonlyMap<string, DomainSeats>
  readonly terms: ReadonlyMap<string, TermPlace>
  readonly mayHere: (domainId: string | null) => boolean
  readonly may: (about: About) => boolean
}

async function decidingOf(ctx: Ctx): Promise<Deciding> {
  const domains = new Map((await findDomainSeats(ctx)).map((domain) => [domain.id, domain]))
  const people = await findPeople(ctx)
  const terms = await findTermPlaces(ctx)
  const mayHere = (domainId: string | null) => {
    const domain = domainId === null ? undefined : domains.get(domainId)
    return domain ? decidesHere(ctx, domain, people) : ctx.permissions.has('governance.model.write')
  }
  const may = ({ element, elementId, domainId }: About) =>
    element === 'definition' ? (terms.get(elementId ?? '')?.mayDecide ?? false) : mayHere(domainId)
  return { domains, terms, mayHere, may }
}

function toProposal(ctx: Ctx, row: proposals.ProposalRow, { domains, may }: Deciding): Proposal {
  const { content: _c, seen: _s, domainId, proposedById, proposedAt, decidedAt, ...rest } = row
  const domain = domainId === null ? undefined : domains.get(domainId)
  return {
    ...rest,
    domain: domain ? { id: domain.id, name: domain.name } : null,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    isMine: proposedById === ctx.actor.id,
    mayDecide: row.status === 'open' && may(row),
  }
}

type Listing = {
  readonly status?: ProposalStatus | undefined
  readonly mine?: boolean | undefined
  readonly domainId?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Newest first. `mine`: those that the reader has to decide. */
export async function listProposals(ctx: Ctx, { status, mine = false, domainId, after, limit }: Listing) {
  const deciding = await decidingOf(ctx)
  const rows = await proposals.list(ctx, {
    status: mine ? 'open' : status,
    domainId,
    ...(mine && { decided: decidedBy(deciding) }),
    after,
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  return {
    items: page.map((row) => toProposal(ctx, row, deciding)),
    nextAfter: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

function decidedBy({ domains, terms, mayHere }: Deciding): proposals.Decided {
  const termIds = [...terms].filter(([, { mayDecide }]) => mayDecide).map(([id]) => id)
  return { domainIds: [null, ...domains.keys()].filter(mayHere), termIds }
}

/** @throws AppError governance.proposal_not_found */
export async function getProposal(ctx: Ctx, id: string): Promise<ProposalPage> {
  const row = await proposals.find(ctx, id)
  if (!row) throw new AppError('governance.proposal_not_found')
  const current = await currentOf(ctx, row)
  const comments = await proposals.listComments(ctx, id)
  const proposal = toProposal(ctx, row, await decidingOf(ctx))
  return {
    ...proposal,
    content: row.content,
    seen: row.seen,
    current,
    isOvertaken: row.status === 'open' && isOvertaken(row.seen, current),
    comments: comments.map(({ writtenAt, ...comment }) => ({ ...comment, writtenAt: writtenAt.toISOString() })),
  }
}

async function currentOf(ctx: Ctx, { element, elementId }: proposals.ProposalRow) {
  return elementId === null ? null : ((await findElement(ctx, element, elementId))?.values ?? null)
}

/**
 * Proposes a change of the model. Nothing changes until whoever decides about the domain accepts it.
 * @throws AppError of the element (not found), governance.domain_not_found, governance.field_limits_invalid,
 *   governance.definition_wrong_state
 */
export async function propose(
  ctx: Ctx,
  { content, reason }: { readonly content: ProposalContent; readonly reason: string },
): Promise<ProposalPage> {
  const about = aboutOf(content)
  await requireAcceptable(ctx, content)
  const { title, domainId, seen } = await subjectOf(ctx, content, about)
  const deciding = await decidingOf(ctx)
  if (domainId !== null && !deciding.domains.has(domainId)) throw new AppError('governance.domain_not_found')
  const id = await proposals.insert(ctx, { ...about, title, content, seen, reason, domainId })
  await tell(ctx, whoDecides(deciding, { ...about, domainId }), {
    kind: 'proposal_made',
    values: { title, by: ctx.actor.name, proposalId: id },
    domainId,
  })
  await leaveTrace(ctx, 'proposal.made', id, { title, what: content.what, reason })
  return getProposal(ctx, id)
}

/** The owner of a term, or else whoever has a seat in the domain. */
function whoDecides({ domains, terms }: Deciding, { elementId, domainId }: About): (string | null)[] {
  const ownerOfTerm = terms.get(elementId ?? '')?.ownerId ?? null
  if (ownerOfTerm !== null) return [ownerOfTerm]
  const seats = domainId === null ? undefined : domains.get(domainId)
  return seats ? [seats.ownerUserId, seats.deputyUserId] : []
}

/** What a proposal is called, whose it is, and the element as the proposer saw it. */
async function subjectOf(ctx: Ctx, content: ProposalContent, { element, elementId }: AboutElement) {
  if (elementId === null) return { ...(titleOfNew(content) ?? { title: element, domainId: null }), seen: null }
  const { title, domainId, values } = await getElement(ctx, element, elementId)
  return { title, domainId, seen: values }
}

/** @throws AppError governance.proposal_not_found, governance.not_owner, governance.proposal_decided */
async function holdToDecide(ctx: Ctx, id: string): Promise<proposals.ProposalRow> {
  const row = await proposals.findForDecision(ctx, id)
  if (!row) throw new AppError('governance.proposal_not_found')
  const { may } = await decidingOf(ctx)
  if (!may(row)) throw new AppError('governance.not_owner')
  if (row.status !== 'open')
    throw new AppError('governance.proposal_decided', { status: row.status, by: row.decidedBy })
  return row
}

type Decision = { readonly id: string; readonly reason: string }

/**
 * Accepts a proposal and carries it out, in this transaction: a change that cannot be made is a proposal that is not accepted.
 * @throws AppError governance.proposal_overtaken: the element was changed since; nothing is overwritten
 */
export async function acceptProposal(ctx: Ctx, { id, reason }: Decision): Promise<ProposalPage> {
  const row = await holdToDecide(ctx, id)
  const current = await currentOf(ctx, row)
  if (isOvertaken(row.seen, current)) throw new AppError('governance.proposal_overtaken', { seen: row.seen, current })
  await carryOut(ctx, row.content, id)
  await conclude(ctx, row, { status: 'accepted', reason })
  return getProposal(ctx, id)
}

export async function refuseProposal(ctx: Ctx, { id, reason }: Decision): Promise<ProposalPage> {
  const row = await holdToDecide(ctx, id)
  await conclude(ctx, row, { status: 'refused', reason })
  return getProposal(ctx, id)
}

async function conclude(
  ctx: Ctx,
  { id, title, domainId, proposedById }: proposals.ProposalRow,
  { status, reason }: { readonly status: 'accepted' | 'refused'; readonly reason: string },
): Promise<void> {
  await proposals.decide(ctx, id, { status, reason })
  const values = { title, by: ctx.actor.name, reason, proposalId: id }
  await tell(ctx, [proposedById], { kind: `proposal_${status}`, values, domainId })
  await leaveTrace(ctx, `proposal.${status}`, id, { title, reason })
}

/** Only one's own, and only while nobody decided. @throws AppError governance.proposal_not_found, governance.proposal_decided */
export async function withdrawProposal(ctx: Ctx, id: string): Promise<void> {
  const row = await proposals.findForDecision(ctx, id)
  if (row?.proposedById !== ctx.actor.id) throw new AppError('governance.proposal_not_found')
  if (row.status !== 'open')
    throw new AppError('governance.proposal_decided', { status: row.status, by: row.decidedBy })
  await proposals.decide(ctx, id, { status: 'withdrawn', reason: '' })
  await leaveTrace(ctx, 'proposal.withdrawn', id, { title: row.title })
}

export async function commentOnProposal(ctx: Ctx, { id, text }: { readonly id: string; readonly text: string }) {
  const row = await proposals.find(ctx, id)
  if (!row) throw new AppError('governance.proposal_not_found')
  await proposals.insertComment(ctx, id, text)
  await leaveTrace(ctx, 'proposal.commented', id, { title: row.title })
  return getProposal(ctx, id)
}

async function leaveTrace(ctx: Ctx, action: string, id: string, details: Readonly<Record<string, unknown>>) {
  await ctx.audit(action, { kind: 'proposal', id }, details)
  await ctx.announce({ topic: 'governance', id })
}
