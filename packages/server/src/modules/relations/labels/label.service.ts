import type { addLabel as contract, Label, RelationLabel } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findDomains } from '../../governance/index.ts'
import { shares } from '../disclosure/disclosure.rules.ts'
import { getChangeable } from '../page/visibility.service.ts'
import { leaveTrace, mayChangeDomain, seenDomains } from '../roles/role.service.ts'
import * as labels from './label.queries.ts'

/** The labels that exist for the reader: those of everybody, and of the domains that they see. */
async function seenLabels(ctx: Ctx): Promise<labels.LabelRow[]> {
  const isSeen = await seenDomains(ctx)
  return (await labels.list(ctx)).filter(({ domainId }) => domainId === null || isSeen(domainId))
}

export async function listLabels(ctx: Ctx): Promise<Label[]> {
  const shown: Label[] = []
  for (const row of await seenLabels(ctx)) shown.push(await toLabel(ctx, row))
  return shown
}

async function toLabel(ctx: Ctx, { id, name, domainId, retiredAt }: labels.LabelRow): Promise<Label> {
  const mayUse = domainId === null || (await mayChangeDomain(ctx, domainId))
  return { id, name, domainId, isRetired: retiredAt !== null, mayUse }
}

/** Makes a label. @throws AppError relations.label_name_taken, relations.change_not_allowed, governance.domain_not_found */
export async function addLabel(
  ctx: Ctx,
  {
    name,
    domainId = null,
  }: Omit<z.infer<(typeof contract)['body']>, 'domainId'> & { domainId?: string | null | undefined },
): Promise<Label> {
  await requireDomain(ctx, domainId)
  if (await labels.isTaken(ctx, { name, domainId }, null)) throw new AppError('relations.label_name_taken')
  const id = await labels.insert(ctx, { name, domainId })
  await tell(ctx, 'label.added', id, { name, domainId })
  return toLabel(ctx, { id, name, domainId, retiredAt: null })
}

/** A label of a domain is made and changed by who may change things in it. */
async function requireDomain(ctx: Ctx, domainId: string | null): Promise<void> {
  if (domainId === null) return
  const isSeen = await seenDomains(ctx)
  const exists = (await findDomains(ctx)).some(({ id }) => id === domainId)
  if (!exists || !isSeen(domainId)) throw new AppError('governance.domain_not_found')
  if (!(await mayChangeDomain(ctx, domainId)))
    throw new AppError('relations.change_not_allowed', { because: 'relation' })
}

type Change = {
  readonly id: string
  readonly name?: string | undefined
  readonly isRetired?: boolean | undefined
}

/** Renames, retires or brings back. Where it was put it stays, out of sight as long as it is retired. */
export async function changeLabel(ctx: Ctx, { id, name, isRetired }: Change): Promise<Label> {
  const row = await labels.findForChange(ctx, id)
  const isSeen = await seenDomains(ctx)
  if (!row || (row.domainId !== null && !isSeen(row.domainId))) throw new AppError('relations.label_not_found')
  await requireDomain(ctx, row.domainId)
  const retiredAt = isRetired === undefined ? row.retiredAt : isRetired ? (row.retiredAt ?? ctx.now) : null
  const after = { ...row, name: name ?? row.name, retiredAt }
  if (retiredAt === null && (await labels.isTaken(ctx, after, id))) throw new AppError('relations.label_name_taken')
  await labels.update(ctx, after)
  await tell(ctx, 'label.changed', id, { before: row.name, name: after.name, isRetired: retiredAt !== null })
  return toLabel(ctx, after)
}

async function tell(ctx: Ctx, action: string, id: string, details: Readonly<Record<string, unknown>>): Promise<void> {
  await ctx.audit(action, { kind: 'label', id }, details)
  await ctx.announce({ topic: 'relation', id })
}

export type UsableLabel = Pick<labels.LabelRow, 'id' | 'name'> & {
  /** In which domains it can be put on a relation, as bits; null for all of them. */
  readonly domainBits: string | null
}

/**
 * A label that the asker may put on relations or take off, one by one or many at once.
 * @throws AppError relations.label_not_found (also when it is retired, or of a domain that they do not see), relations.change_not_allowed
 */
export async function usableLabel(ctx: Ctx, id: string): Promise<UsableLabel> {
  const label = (await seenLabels(ctx)).find((one) => one.id === id)
  if (!label || label.retiredAt !== null) throw new AppError('relations.label_not_found')
  await requireDomain(ctx, label.domainId)
  const domain = (await findDomains(ctx)).find((one) => one.id === label.domainId)
  return { id, name: label.name, domainBits: domain ? (1n << BigInt(domain.bit)).toString() : null }
}

/** Whether a reader may know of a label in use, for a filter. */
export async function isSeenLabel(ctx: Ctx, id: string): Promise<boolean> {
  return (await seenLabels(ctx)).some((label) => label.id === id && label.retiredAt === null)
}

/** Whether a reader may know of a label, also of one that was retired. */
export async function isKnownLabel(ctx: Ctx, id: string): Promise<boolean> {
  return (await seenLabels(ctx)).some((label) => label.id === id)
}

type OnOne = { readonly id: string; readonly labelId: string }

/** @throws AppError relations.relation_not_found, relations.change_not_allowed, relations.label_not_found, relations.label_other_domain */
export async function putLabel(ctx: Ctx, { id: asked, labelId }: OnOne): Promise<void> {
  const relation = await getChangeable(ctx, asked)
  const label = await usableLabel(ctx, labelId)
  if (label.domainBits !== null && !shares(label.domainBits, relation.domainMask))
    throw new AppError('relations.label_other_domain')
  if (!(await labels.put(ctx, labelId, relation.id))) return
  await labels.insertEvent(ctx, { relationId: relation.id, labelId, isGiven: true })
  await leaveTrace(ctx, 'relation.label_put', relation.id, { labelId, label: label.name })
}

/** Taking off what is not there changes nothing. */
export async function takeLabelOff(ctx: Ctx, { id: asked, labelId }: OnOne): Promise<void> {
  const { id } = await getChangeable(ctx, asked)
  const label = await usableLabel(ctx, labelId)
  if (!(await labels.takeOff(ctx, labelId, id))) return
  await labels.insertEvent(ctx, { relationId: id, labelId, isGiven: false })
  await leaveTrace(ctx, 'relation.label_taken_off', id, { labelId, label: label.name })
}

/** The labels of one relation, by name, as far as the reader may know of them. */
export async function labelsOf(ctx: Ctx, relationId: string): Promise<RelationLabel[]> {
  const put = await labels.listOf(ctx, [relationId])
  if (put.length === 0) return []
  return (await seenLabels(ctx)).flatMap(({ id, name, retiredAt }) => {
    const row = put.find(({ labelId }) => labelId === id)
    return row && retiredAt === null ? [{ id, name, by: row.by, at: row.at.toISOString() }] : []
  })
}

/** The names of the labels of each relation, for lists and files. */
export async function labelNamesOf(ctx: Ctx, relationIds: readonly string[]): Promise<Map<string, string[]>> {
  const put = await labels.listOf(ctx, relationIds)
  if (put.length === 0) return new Map()
  const seen = (await seenLabels(ctx)).filter(({ retiredAt }) => retiredAt === null)
  const has = new Set(put.map(({ relationId, labelId }) => `${relationId} ${labelId}`))
  return new Map(
    [...new Set(put.map(({ relationId }) => relationId))].map((relationId) => [
      relationId,
      seen.filter(({ id }) => has.has(`${relationId} ${id}`)).map(({ name }) => name),
    ]),
  )
}
