import type { LinkType, LinkTypeInput } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { keyOfName } from './domain-mask.rules.ts'
import { requireDomain, type Cause } from './field.service.ts'
import { rememberChange, type Change } from './history.service.ts'
import * as links from './link-type.queries.ts'

export { findLinkTypes } from './link-type.queries.ts'

/** @throws AppError relations.link_type_not_found */
export async function getLinkType(ctx: Ctx, id: string): Promise<LinkType> {
  const type = await links.findLinkType(ctx, id)
  if (!type) throw new AppError('relations.link_type_not_found', { linkTypeId: id })
  return type
}

/** Adds a kind of link of one's own. @throws AppError governance.domain_not_found */
export async function addLinkType(ctx: Ctx, input: links.NewLinkType, cause: Cause = {}): Promise<LinkType> {
  await requireDomain(ctx, input.domainId)
  const type = await getLinkType(ctx, await insertUnderFreeKey(ctx, tidy(input)))
  await remember(ctx, 'link_type.added', { type, action: 'added', before: null, after: type, ...cause })
  return type
}

async function insertUnderFreeKey(ctx: Ctx, input: links.NewLinkType): Promise<string> {
  const base = keyOfName(fold(input.label))
  for (let number = 1; ; number += 1) {
    const id = await links.insertIfKeyIsFree(ctx, number === 1 ? base : `${base}_${number}`, input)
    if (id !== null) return id
  }
}

function tidy<T extends LinkTypeInput>(input: T): T {
  return {
    ...input,
    fromKinds: [...new Set(input.fromKinds)],
    toKinds: [...new Set(input.toKinds)],
    functions: [...new Set(input.functions)],
  }
}

export type ChangeLinkType = LinkTypeInput & { readonly id: string; readonly version: number }

/** @throws AppError relations.link_type_not_found, governance.domain_not_found, governance.model_changed */
export async function changeLinkType(
  ctx: Ctx,
  { id, version, ...input }: ChangeLinkType,
  cause: Cause = {},
): Promise<LinkType> {
  const before = await getLinkType(ctx, id)
  await requireDomain(ctx, input.domainId)
  if (!(await links.update(ctx, id, tidy(input), version)))
    throw new AppError('governance.model_changed', { current: before })
  const type = await getLinkType(ctx, id)
  await remember(ctx, 'link_type.changed', { type, action: 'changed', before, after: type, ...cause })
  return type
}

/** No new ones; those that are there stay. */
export function retireLinkType(ctx: Ctx, id: string, cause: Cause = {}): Promise<LinkType> {
  return setRetired(ctx, id, { isRetired: true, cause })
}

export function restoreLinkType(ctx: Ctx, id: string): Promise<LinkType> {
  return setRetired(ctx, id, { isRetired: false, cause: {} })
}

type Retiring = { readonly isRetired: boolean; readonly cause: Cause }

async function setRetired(ctx: Ctx, id: string, { isRetired, cause }: Retiring): Promise<LinkType> {
  const before = await getLinkType(ctx, id)
  if (before.isRetired === isRetired) return before
  await links.setRetired(ctx, id, isRetired ? ctx.now : null)
  const type = await getLinkType(ctx, id)
  const action = isRetired ? 'retired' : 'restored'
  await remember(ctx, `link_type.${action}`, { type, action, before, after: type, ...cause })
  return type
}

type Remembered = Cause & Pick<Change, 'action' | 'before' | 'after'> & { readonly type: LinkType }

function remember(ctx: Ctx, audited: string, { type, ...change }: Remembered): Promise<void> {
  return rememberChange(ctx, audited, { element: 'link_type', elementId: type.id, ...change })
}
