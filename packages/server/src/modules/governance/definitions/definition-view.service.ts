import type { Definition, DefinitionAct, DefinitionContent, DefinitionPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findPeople } from '../domains/people.service.ts'
import type { Person, Seats } from '../domains/seat.rules.ts'
import { findDomainSeats, type DomainSeats } from '../domains/domain.queries.ts'
import { decidesAboutTerm } from './definition.rules.ts'
import * as definitions from './definition.queries.ts'
import * as discussion from './discussion.queries.ts'

/** Names that terms point at, read once. */
export type Surroundings = {
  readonly people: ReadonlyMap<string, Person>
  readonly domains: ReadonlyMap<string, DomainSeats>
}

export async function surroundingsOf(ctx: Ctx): Promise<Surroundings> {
  const domains = await findDomainSeats(ctx)
  return { people: await findPeople(ctx), domains: new Map(domains.map((domain) => [domain.id, domain])) }
}

type Place = { readonly ownerId: string | null; readonly domainId: string | null }

export function decides(ctx: Ctx, { ownerId, domainId }: Place, { people, domains }: Surroundings): boolean {
  const seats: Seats | null = domainId === null ? null : (domains.get(domainId) ?? null)
  return decidesAboutTerm(
    { ownerId, seats },
    { userId: ctx.actor.id, writesModel: ctx.permissions.has('governance.model.write') },
    people,
  )
}

export function toDefinition(ctx: Ctx, row: definitions.DefinitionRow, around: Surroundings): Definition {
  const { ownerId, domainId, starterKey: _from, changedAt, uses, ...rest } = row
  const owner = ownerId === null ? undefined : around.people.get(ownerId)
  const domain = domainId === null ? undefined : around.domains.get(domainId)
  return {
    ...rest,
    uses: [...uses],
    owner: owner ? { id: owner.id, name: owner.name, isActive: owner.isActive } : null,
    domain: domain ? { id: domain.id, name: domain.name } : null,
    changedAt: changedAt.toISOString(),
    mayDecide: decides(ctx, row, around),
  }
}

/** A term as it is kept in its history: with names instead of ids, because people leave and domains are renamed. */
export function contentOf(
  values: definitions.DefinitionValues & Pick<definitions.DefinitionRow, 'uses'>,
  { people, domains }: Surroundings,
): DefinitionContent {
  const { ownerId, domainId, uses, term, meaning, examples, counterExamples, countingRule, status, isDisputed } = values
  return {
    term,
    meaning,
    examples,
    counterExamples,
    countingRule,
    status,
    isDisputed,
    owner: ownerId === null ? null : (people.get(ownerId)?.name ?? null),
    domain: domainId === null ? null : (domains.get(domainId)?.name ?? null),
    uses: [...uses],
  }
}

/** A term with everything that was said about it. */
export async function describe(ctx: Ctx, row: definitions.DefinitionRow): Promise<DefinitionPage> {
  const definition = toDefinition(ctx, row, await surroundingsOf(ctx))
  const versions = await definitions.findVersions(ctx, row.id)
  const comments = await discussion.findComments(ctx, row.id)
  const alternatives = await discussion.findAlternatives(ctx, row.id)
  return {
    ...definition,
    versions: versions.map(({ version, act, by_name: by, at, content, proposalId }) => ({
      version,
      // The table allows no other acts, and content is only written from a DefinitionContent.
      act: act as DefinitionAct,
      by,
      at: at.toISOString(),
      content: content as DefinitionContent,
      proposalId,
    })),
    comments: comments.map((comment) => ({
      id: comment.id,
      by: comment.by_name,
      isMine: comment.by_user_id === ctx.actor.id,
      at: comment.at.toISOString(),
      text: comment.removed_at === null ? comment.text : null,
    })),
    alternatives: alternatives.map(({ byUserId, byName, at, ...alternative }) => ({
      ...alternative,
      by: byName,
      isMine: byUserId === ctx.actor.id,
      at: at.toISOString(),
    })),
  }
}
