import type { Interaction, InteractionKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { TimelineEvent, TimelineSource } from '../../../platform/module.ts'
import { warnedOf } from '../../../platform/pure/dutch/sensitive-text.ts'
import { changeableId, disclosuresOf, visibleId } from '../../relations/index.ts'
import { mayChangeInteraction } from './interaction.rules.ts'
import * as interactions from './interaction.queries.ts'

type NewInteraction = {
  readonly id: string
  readonly kind: InteractionKind
  readonly text: string
  /** ISO moment; now when it is not given. */
  readonly occurredAt?: string | undefined
  /** Ids of colleagues whose name may stand in the text behind an @. */
  readonly mentions?: readonly string[]
}

/** Tells who is mentioned in a note, and answers who may not see the relation; the module that tells colleagues is above this one. */
export type TellMentioned = (
  ctx: Ctx,
  note: {
    readonly noteId: string
    readonly relationId: string
    readonly text: string
    readonly mentions: readonly string[]
  },
) => Promise<Interaction['notTold']>

const tellNobody: TellMentioned = () => Promise.resolve([])

/** Notes something about a relation, or records that there was contact. @throws AppError relations.relation_not_found */
export async function addInteraction(
  ctx: Ctx,
  { id, kind, text, occurredAt, mentions = [] }: NewInteraction,
  tell: TellMentioned = tellNobody,
): Promise<Interaction> {
  const relationId = await changeableId(ctx, id)
  const interactionId = await interactions.insert(ctx, {
    relationId,
    kind,
    // The database knows no NUL in text; pasted text sometimes does.
    text: text.replaceAll('\0', ''),
    occurredAt: occurredAt === undefined ? ctx.now : new Date(occurredAt),
    byUserId: ctx.actor.kind === 'user' ? ctx.actor.id : null,
    byName: ctx.actor.name,
  })
  // The text stays out of the trace: the trace is kept when the note is not.
  await leaveTrace(ctx, 'interaction.added', relationId, { interactionId, kind, ...warnedOf(text) })
  const notTold = mentions.length === 0 ? [] : await tell(ctx, { noteId: interactionId, relationId, text, mentions })
  return { ...toInteraction(await getOwn(ctx, interactionId)), notTold }
}

/** Takes one's own note out of sight; the text is kept so that it can come back. */
export async function removeInteraction(ctx: Ctx, id: string): Promise<void> {
  const interaction = await getOwn(ctx, id)
  if (interaction.removedAt !== null) return
  await interactions.setRemoved(ctx, id, ctx.now)
  await leaveTrace(ctx, 'interaction.removed', interaction.relationId, { interactionId: id, kind: interaction.kind })
}

/** Brings a removed note back. */
export async function restoreInteraction(ctx: Ctx, id: string): Promise<Interaction> {
  const interaction = await getOwn(ctx, id)
  if (interaction.removedAt !== null) {
    await interactions.setRemoved(ctx, id, null)
    await leaveTrace(ctx, 'interaction.restored', interaction.relationId, { interactionId: id, kind: interaction.kind })
  }
  return toInteraction({ ...interaction, removedAt: null })
}

/**
 * The relation that a note is about, and the one it came in for, for modules that hang something on the note.
 * @throws AppError activity.interaction_not_found: also when it was taken away, or the relation may not be seen
 */
export async function relationOfNote(ctx: Ctx, id: string): Promise<{ relationId: string; originRelationId: string }> {
  const interaction = await interactions.findHeld(ctx, id)
  if (!interaction || interaction.removedAt !== null) throw new AppError('activity.interaction_not_found')
  try {
    const relationId = await visibleId(ctx, interaction.relationId)
    return { relationId, originRelationId: interaction.originRelationId }
  } catch (error) {
    if (error instanceof AppError && error.code === 'relations.relation_not_found')
      throw new AppError('activity.interaction_not_found')
    throw error
  }
}

/** Somebody else's note, or one about a relation that may not be seen, is not there. */
async function getOwn(ctx: Ctx, id: string): Promise<interactions.InteractionRow> {
  const interaction = await interactions.findForChange(ctx, id)
  if (!interaction || !mayChangeInteraction(interaction, ctx.actor.id))
    throw new AppError('activity.interaction_not_found')
  await requireVisible(ctx, interaction.relationId)
  return interaction
}

async function requireVisible(ctx: Ctx, relationId: string): Promise<void> {
  try {
    await changeableId(ctx, relationId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'relations.relation_not_found')
      throw new AppError('activity.interaction_not_found')
    throw error
  }
}

function toInteraction({ id, kind, occurredAt, text, byName, removedAt }: interactions.InteractionRow): Interaction {
  return {
    id,
    kind,
    occurredAt: occurredAt.toISOString(),
    text,
    by: byName,
    isRemoved: removedAt !== null,
    notTold: [],
  }
}

async function leaveTrace(
  ctx: Ctx,
  action: string,
  relationId: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'relation', id: relationId }, details)
  await ctx.announce({ topic: 'relation', id: relationId })
}

/** Notes and contacts of a relation. Of somebody under protection what was written may say where they are, so it is masked too. */
export const interactionTimeline: TimelineSource = async (ctx, window) => {
  const disclosure = (await disclosuresOf(ctx, [window.relationId], { isPage: true })).get(window.relationId)
  const isTold = disclosure !== undefined && (disclosure.mask !== 'protected' || disclosure.isUnmasked)
  return (await interactions.listBefore(ctx, window)).map((row) => toEvent(row, isTold))
}

/** Notes and contacts of the people of an organisation, by id and name; those under protection are not among them. */
export const interactionsOfPeople =
  (names: ReadonlyMap<string, string>): TimelineSource =>
  async (ctx, { before, limit }) => {
    const rows = await interactions.listBeforeOf(ctx, { relationIds: [...names.keys()], before, limit })
    return rows.map((row) => ({
      ...toEvent(row, true),
      about: { id: row.relationId, name: names.get(row.relationId) ?? '' },
    }))
  }

function toEvent(row: interactions.InteractionRow, isTold: boolean): TimelineEvent {
  return {
    id: `interaction:${row.id}`,
    kind: 'interaction',
    at: row.occurredAt,
    by: row.byName,
    source: null,
    sentence: `timeline.interaction.${row.kind}`,
    values: {},
    text: isTold ? row.text : null,
    ...(isTold ? {} : { isWithheld: true }),
    interactionKind: row.kind,
  }
}
