import { dutchDay } from '@klantregie/contract'
import type { ProposalDeed, RegisterProposal, Waiting } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { DossierSource, TimelineSource } from '../../../platform/module.ts'
import { findRelationOwners, findSummaries } from '../../relations/index.ts'
import { carryOut, standingOf } from './carry-out.service.ts'
import { deedsOf } from './carry-out.rules.ts'
import * as locations from './location.queries.ts'
import * as proposals from './proposal.queries.ts'

type Asked = {
  readonly relationId?: string | undefined
  readonly mine?: 'true' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** What waits, of relations that the reader sees. `mine`: of those that the reader looks after, and that nobody looks after. */
export async function listProposals(
  ctx: Ctx,
  { relationId, mine, after, limit }: Asked,
): Promise<{ items: RegisterProposal[]; next: string | null }> {
  const wanted = mine === undefined ? null : await mineOf(ctx)
  const found = await proposals.list(ctx, {
    relationId: relationId ?? null,
    ids: wanted,
    after: after ?? null,
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  return { items: await describe(ctx, page), next: found.length > limit ? (page.at(-1)?.id ?? null) : null }
}

async function ownersOf(ctx: Ctx, relationIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await findRelationOwners(ctx, [...new Set(relationIds)], dutchDay(ctx.now))
  const owners = new Map<string, string[]>()
  for (const { relationId, ownerId } of found) owners.set(relationId, [...(owners.get(relationId) ?? []), ownerId])
  return owners
}

/** Ids of what waits for this reader: their own relations, and those without anybody when they may change relations. */
async function mineOf(ctx: Ctx): Promise<string[]> {
  const waiting = await proposals.listRelationIds(ctx)
  const owners = await ownersOf(
    ctx,
    waiting.map(({ relationId }) => relationId),
  )
  const mayAdopt = ctx.permissions.has('integrations.register.manage')
  return waiting
    .filter(({ relationId }) => owners.get(relationId)?.includes(ctx.actor.id) ?? mayAdopt)
    .map(({ id }) => id)
}

async function describe(ctx: Ctx, rows: readonly proposals.ProposalRow[]): Promise<RegisterProposal[]> {
  const ids = rows.map(({ relationId }) => relationId)
  const names = await findSummaries(ctx, ids)
  const owners = await ownersOf(ctx, ids)
  const described: RegisterProposal[] = []
  for (const row of rows) {
    const relation = names.get(row.relationId)
    if (relation === undefined || row.state === 'withdrawn') continue
    const { id, kind, state, code, happenedOn, before, after, settledBy, settledAt } = row
    const { deeds, successor } = await deedsFor(ctx, row)
    described.push({
      ...{ id, kind, state, code, happenedOn, before, after, settledBy, successor, deeds },
      relation: { id: relation.id, name: relation.name },
      isMine: owners.get(row.relationId)?.includes(ctx.actor.id) ?? false,
      hasOwner: owners.has(row.relationId),
      settledAt: settledAt?.toISOString() ?? null,
    })
  }
  return described
}

async function deedsFor(ctx: Ctx, row: proposals.ProposalRow) {
  const [successor = null] = row.after.successor === null ? [] : await locations.findByCodes(ctx, [row.after.successor])
  const standing = await standingOf(ctx, row, successor)
  return { successor, standing, deeds: deedsOf({ ...row, successor }, standing) }
}

type Settling = {
  readonly id: string
  readonly deed: 'carry_out' | 'dismiss'
  readonly expected?: ProposalDeed[] | undefined
}

/**
 * Carries a proposal out, as the deed of whoever asks and with their rights, or leaves it. Done is what was shown: when something else
 * stands there by now it is refused.
 * @throws AppError integrations.proposal_not_found, integrations.proposal_settled, integrations.proposal_changed, and what changing a
 * relation throws
 */
export async function settleProposal(ctx: Ctx, { id, deed, expected }: Settling): Promise<void> {
  const row = await proposals.findHeld(ctx, id)
  if (!row) throw new AppError('integrations.proposal_not_found')
  if (row.state !== 'open') throw new AppError('integrations.proposal_settled')
  if (deed === 'carry_out') {
    const now = await deedsFor(ctx, row)
    if (expected !== undefined && JSON.stringify(expected) !== JSON.stringify(now.deeds))
      throw new AppError('integrations.proposal_changed')
    await carryOut(ctx, row, now)
  }
  await proposals.settle(ctx, id, deed === 'carry_out' ? 'done' : 'dismissed')
  const action = deed === 'carry_out' ? 'register_proposal.carried_out' : 'register_proposal.dismissed'
  await ctx.audit(action, { kind: 'relation', id: row.relationId }, { kind: row.kind, code: row.code })
  await ctx.announce({ topic: 'integration', id })
  await ctx.announce({ topic: 'relation', id: row.relationId })
}

/** What registers propose for relations of the reader, on the home page. */
export async function waitingInRegisters(ctx: Ctx): Promise<Waiting[]> {
  if (!ctx.permissions.has('relations.relation.write')) return []
  const count = (await mineOf(ctx)).length
  if (count === 0) return []
  return [{ kind: 'registers', count, id: null, title: null, dueOn: null, dueAt: null, isUrgent: false }]
}

const REGISTER_NAME = { nl: 'Scholenregister (DUO)', en: 'Register of schools (DUO)' } as const

/** What happened to a school stands on its timeline, whether or not anybody did something with it. */
export const registerTimeline: TimelineSource = async (ctx, window) =>
  (await proposals.listBefore(ctx, window)).map((row) => ({
    id: `register:${row.id}`,
    kind: 'change',
    at: row.madeAt,
    by: null,
    source: REGISTER_NAME[ctx.language],
    sentence: `timeline.register.${row.kind}`,
    values: valuesOf(row),
    text: null,
    interactionKind: null,
  }))

function valuesOf({ before, after, happenedOn }: proposals.ProposalRow): Record<string, string> {
  return {
    day: happenedOn,
    name: after.name,
    before: before.name,
    place: `${after.street} ${after.houseNumber}, ${after.place}`.trim(),
    board: after.board,
    successor: after.successor ?? '',
  }
}

export const proposalDossier: DossierSource = {
  tables: ['integrations.register_proposal'],
  read: async (ctx, { cellIds }) => {
    const rows = await proposals.listOfCells(ctx, cellIds)
    if (rows.length === 0) return []
    return [
      {
        key: 'register_proposals',
        isProvided: false,
        columns: ['date', 'kind', 'number', 'name'],
        rows: rows.map(({ happenedOn, kind, code, after }) => [happenedOn, kind, code, after.name]),
      },
    ]
  },
}
