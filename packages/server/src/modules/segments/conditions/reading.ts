import { dutchDay } from '@klantregie/contract'
import type { Condition, Permission, SegmentGroup } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { ExactNode, Looked } from './exact.ts'

/** The tree of another segment, by its id; it must be one that the reader may open. */
export type FindTree = (ctx: Ctx, id: string) => Promise<SegmentGroup>

export type About = Condition['about']
export type Of<A extends About> = Extract<Condition, { about: A }>
export type Read<A extends About> = (
  reading: Reading,
  condition: Of<A>,
  depth: number,
) => ExactNode | Promise<ExactNode>

/** A tree that is being read, and what was found in it so far. */
export type Reading = {
  readonly ctx: Ctx
  readonly findTree: FindTree
  readonly today: string
  readonly fields: Set<string>
  readonly seen: { isPrecise: boolean; isAboutDeeds: boolean }
  readonly sources: Sources
}

/** What else was looked into, of whoever stands at the other end of a link as well. */
type Sources = {
  readonly types: Set<string>
  readonly labels: Set<string>
  readonly families: Set<string>
  readonly beyond: Set<string>
  readonly permissions: Set<Permission>
  bits: bigint
}

export function beginReading(ctx: Ctx, findTree: FindTree, around?: Sources): Reading {
  return {
    ctx,
    findTree,
    today: dutchDay(ctx.now),
    fields: new Set(),
    seen: { isPrecise: false, isAboutDeeds: false },
    sources: around ?? nothingSeen(),
  }
}

const nothingSeen = (): Sources => ({
  types: new Set(),
  labels: new Set(),
  families: new Set(),
  beyond: new Set(),
  permissions: new Set(),
  bits: 0n,
})

export function lookedOf({ fields, seen, sources }: Reading): Looked {
  return {
    fields: sorted([...fields]),
    beyond: sorted([...sources.beyond]),
    ...seen,
    typeIds: sorted([...sources.types]),
    labelIds: sorted([...sources.labels]),
    familyIds: sorted([...sources.families]),
    permissions: [...sources.permissions].toSorted(),
    bits: sources.bits.toString(),
  }
}

export const EVER = { from: null, until: null } as const

export const sorted = (values: readonly string[]): string[] => [...new Set(values)].toSorted()
export const sortedOrNull = (values: readonly string[] | undefined) => (values === undefined ? null : sorted(values))
export const hidden = (about: string) => new AppError('segments.condition_hidden', { about })

/** @throws AppError segments.condition_hidden */
export function requirePermission({ ctx, sources }: Reading, permission: Permission, about: Condition['about']): void {
  sources.permissions.add(permission)
  if (ctx.actor.kind === 'user' && !ctx.permissions.has(permission)) throw hidden(about)
}
