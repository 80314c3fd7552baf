import type { Channel } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findReach, type Reach } from '../../relations/index.ts'
import type { Said } from '../consent/consent-state.rules.ts'
import { hashOfContact } from '../standing/contact-point.ts'
import * as customerFacts from '../standing/customer-fact.queries.ts'
import * as standings from '../standing/standing.queries.ts'
import * as suppressions from '../standing/suppression.queries.ts'
import type { ContactFacts, RelationFacts } from './facts.rules.ts'

/** What was found of relations at a moment, before it is asked for which purpose and channel. */
export type Gathered = {
  readonly reach: ReadonlyMap<string, Reach>
  readonly standings: ReadonlyMap<string, standings.StandingRow[]>
  readonly customers: ReadonlyMap<string, customerFacts.CustomerFactRow[]>
  readonly suppressed: ReadonlyMap<string, suppressions.SuppressionRow[]>
  readonly hashes: ReadonlyMap<string, string>
}

/** Four queries, however many relations. `kinds`: of which contact points the facts are needed. */
export async function gather(
  ctx: Ctx,
  relationIds: readonly string[],
  { at, kinds }: { at: Date; kinds: readonly ContactFacts['kind'][] },
): Promise<Gathered> {
  const reach = await findReach(ctx, relationIds)
  const ids = [...reach.keys()]
  const hashes = new Map<string, string>()
  for (const relation of reach.values())
    for (const { kind, contact } of pointsOf(relation))
      if (kinds.includes(kind)) hashes.set(`${kind} ${contact}`, hashOfContact(ctx.tenantId, { kind, contact }))
  return {
    reach,
    standings: Map.groupBy(await standings.listHolding(ctx, ids, at), (row) => row.relationId),
    customers: Map.groupBy(await customerFacts.listNewest(ctx, ids, at), (row) => row.relationId),
    suppressed: Map.groupBy(await suppressions.listHolding(ctx, [...new Set(hashes.values())], at), (row) => row.hash),
    hashes,
  }
}

function pointsOf(relation: Reach): { kind: ContactFacts['kind']; contact: string; isMobile: boolean }[] {
  return [
    ...relation.emails.map((contact) => ({ kind: 'email' as const, contact, isMobile: false })),
    ...relation.phones
      .filter(({ isValid }) => isValid)
      .map(({ number, kind }) => ({ kind: 'phone' as const, contact: number, isMobile: kind === 'mobile' })),
  ]
}

const GONE: RelationFacts = {
  presence: 'gone',
  birthDate: null,
  hasPostAddress: false,
  contacts: [],
  standings: [],
  statements: [],
}

/** The facts of one relation for one purpose; `statements` are those about the purpose and channel. */
export function factsOf(
  gathered: Gathered,
  { relationId, purposeId, statements }: { relationId: string; purposeId: string; statements: readonly Said[] },
): RelationFacts {
  const relation = gathered.reach.get(relationId)
  if (!relation) return GONE
  const customers = gathered.customers.get(relationId) ?? []
  return {
    presence: relation.presence,
    birthDate: relation.birthDate,
    hasPostAddress: relation.addresses.some(
      ({ street, houseNumber, postcode, place }) =>
        (street !== undefined || houseNumber !== undefined) && (postcode !== undefined || place !== undefined),
    ),
    contacts: pointsOf(relation).map((point) => {
      const stops = gathered.suppressed.get(gathered.hashes.get(`${point.kind} ${point.contact}`) ?? '') ?? []
      return {
        ...point,
        isBounced: stops.some(({ reason }) => reason === 'bounced'),
        isSuppressed: stops.some(
          (stop) => stop.reason !== 'bounced' && (stop.purposeId === null || stop.purposeId === purposeId),
        ),
        customer: customers.find((fact) => fact.contactKind === point.kind && fact.contact === point.contact) ?? null,
      }
    }),
    standings: gathered.standings.get(relationId) ?? [],
    statements,
  }
}

/** The contact points that a channel can use. */
export function kindsOf(channel: Channel): readonly ContactFacts['kind'][] {
  if (channel === 'email') return ['email']
  return channel === 'phone' || channel === 'sms' ? ['phone'] : []
}
