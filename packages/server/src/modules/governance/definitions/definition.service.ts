import type { Definition, DefinitionAct, DefinitionPage, DefinitionText, Term } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { act, isForWorkshop, mayAnybody, needsReason, statusAfterChange, type Act } from './definition.rules.ts'
import {
  contentOf,
  decides,
  describe,
  surroundingsOf,
  toDefinition,
  type Surroundings,
} from './definition-view.service.ts'
import * as definitions from './definition.queries.ts'
import { insertComment } from './discussion.queries.ts'

/** The terms by name; for the workshop: those that are disputed first, then concepts. */
export async function listDefinitions(ctx: Ctx, list: 'all' | 'workshop'): Promise<Definition[]> {
  const around = await surroundingsOf(ctx)
  const items = (await definitions.findAll(ctx)).map((row) => toDefinition(ctx, row, around))
  if (list === 'all') return items
  return items.filter(isForWorkshop).sort((a, b) => Number(b.isDisputed) - Number(a.isDisputed))
}

/** Which term explains which type, field and figure. */
export function listTerms(ctx: Ctx): Promise<Term[]> {
  return definitions.findTerms(ctx)
}

/** @throws AppError governance.definition_not_found */
export async function getDefinition(ctx: Ctx, id: string): Promise<DefinitionPage> {
  const row = await definitions.find(ctx, id)
  if (!row) throw new AppError('governance.definition_not_found')
  return describe(ctx, row)
}

/** Where a term belongs, and whether the actor decides about it. */
export type TermPlace = {
  readonly mayDecide: boolean
  readonly isRetired: boolean
  readonly ownerId: string | null
  readonly domainId: string | null
}

/** Of every term, by its id. */
export async function findTermPlaces(ctx: Ctx): Promise<ReadonlyMap<string, TermPlace>> {
  const around = await surroundingsOf(ctx)
  const places = (await definitions.findAll(ctx)).map((row): [string, TermPlace] => {
    const { id, ownerId, domainId, status } = row
    const owner = ownerId === null ? undefined : around.people.get(ownerId)
    const isRetired = status === 'retired'
    // An owner who may no longer sign in decides about nothing and is told nothing.
    return [
      id,
      { mayDecide: decides(ctx, row, around), isRetired, ownerId: owner?.isActive ? owner.id : null, domainId },
    ]
  })
  return new Map(places)
}

/** Puts a term on the list, as a concept: anybody may find that a word needs a meaning. */
export async function addDefinition(ctx: Ctx, text: DefinitionText): Promise<DefinitionPage> {
  const around = await surroundingsOf(ctx)
  requirePlace(text, around)
  const values = { ...text, status: 'concept' as const, isDisputed: false }
  const [id = ''] = await definitions.insert(ctx, [{ ...values, starterKey: null }])
  await definitions.addUses(
    ctx,
    text.uses.map((use) => ({ ...use, definitionId: id })),
  )
  await definitions.insertVersions(ctx, [
    { definitionId: id, version: 1, act: 'added', content: contentOf(values, around) },
  ])
  await leaveTrace(ctx, 'definition.added', id, { term: text.term })
  return getDefinition(ctx, id)
}

/** @throws AppError governance.domain_not_found, governance.colleague_not_found */
function requirePlace({ ownerId, domainId }: Pick<DefinitionText, 'ownerId' | 'domainId'>, around: Surroundings): void {
  if (domainId !== null && !around.domains.has(domainId)) throw new AppError('governance.domain_not_found')
  if (ownerId !== null && around.people.get(ownerId)?.isActive !== true)
    throw new AppError('governance.colleague_not_found')
}

/** A term that nobody changes until the end of the transaction, as the caller saw it. */
async function hold(ctx: Ctx, id: string, version: number): Promise<definitions.DefinitionRow> {
  const row = await definitions.findForChange(ctx, id)
  if (!row) throw new AppError('governance.definition_not_found')
  if (row.version !== version) throw new AppError('governance.definition_changed')
  return row
}

export type ChangeDefinition = DefinitionText & { readonly id: string; readonly version: number }

/** What comes with a change that was proposed. */
export type Cause = { readonly proposalId?: string | undefined }

/**
 * Changes a term, for whoever decides about it; new words for what was agreed make it a concept again.
 * @throws AppError governance.definition_not_found, _changed (somebody was first), _not_yours, _exists
 */
export async function changeDefinition(
  ctx: Ctx,
  { id, version, ...text }: ChangeDefinition,
  cause: Cause = {},
): Promise<DefinitionPage> {
  const row = await hold(ctx, id, version)
  const around = await surroundingsOf(ctx)
  if (!decides(ctx, row, around)) throw new AppError('governance.definition_not_yours')
  if (text.ownerId !== row.ownerId || text.domainId !== row.domainId) requirePlace(text, around)
  await definitions.setUses(ctx, id, text.uses)
  await record(
    ctx,
    row,
    { ...text, status: statusAfterChange(row.status, row, text), isDisputed: row.isDisputed },
    { act: 'changed', ...cause },
  )
  await leaveTrace(ctx, 'definition.changed', id, { term: text.term, before: row.meaning, after: text.meaning })
  return getDefinition(ctx, id)
}

/** Writes a new version of a term and keeps it in its history. */
export async function record(
  ctx: Ctx,
  row: definitions.DefinitionRow,
  values: definitions.DefinitionValues & Partial<Pick<definitions.DefinitionRow, 'uses'>>,
  how: Cause & { readonly act: DefinitionAct },
): Promise<void> {
  const version = await definitions.update(ctx, row.id, values)
  const content = contentOf({ uses: row.uses, ...values }, await surroundingsOf(ctx))
  await definitions.insertVersions(ctx, [{ definitionId: row.id, version, content, ...how }])
}

export type ActOnDefinition = {
  readonly id: string
  readonly act: Act
  readonly version: number
  readonly reason: string
}

/**
 * Agrees, retires, reopens, disputes or settles. A reason becomes a remark in the discussion, so that it stands where
 * colleagues look.
 * @throws AppError governance.definition_not_found, _changed, _not_yours, _wrong_state, governance.reason_missing
 */
export async function actOnDefinition(
  ctx: Ctx,
  { id, act: what, version, reason }: ActOnDefinition,
): Promise<DefinitionPage> {
  const row = await hold(ctx, id, version)
  if (!mayAnybody(what) && !decides(ctx, row, await surroundingsOf(ctx)))
    throw new AppError('governance.definition_not_yours')
  const next = act(row, what)
  if (!next) throw new AppError('governance.definition_wrong_state', { status: row.status })
  if (needsReason(what) && reason === '') throw new AppError('governance.reason_missing')
  if (reason !== '') await insertComment(ctx, id, reason)
  await record(ctx, row, { ...row, status: next.status, isDisputed: next.isDisputed }, { act: next.act })
  await leaveTrace(ctx, `definition.${next.act}`, id, { term: row.term })
  return getDefinition(ctx, id)
}

export async function leaveTrace(
  ctx: Ctx,
  action: string,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'definition', id }, details)
  await ctx.announce({ topic: 'governance', id })
}
