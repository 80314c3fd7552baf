import type { Colleague as Named } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { listColleagues, type Colleague } from '../../../platform/tenants/colleague.queries.ts'
import { maySee } from '../tasks/colleague.service.ts'
import { mentionsIn } from './mention.rules.ts'
import { notifyAll } from './notify.service.ts'

/** Colleagues who may sign in, were chosen, and whose name stands in the text. */
export async function findMentioned(ctx: Ctx, text: string, chosen: readonly string[]): Promise<Colleague[]> {
  if (chosen.length === 0) return []
  return mentionsIn(
    text,
    (await listColleagues(ctx)).filter(({ id }) => chosen.includes(id)),
  )
}

type About = {
  readonly subject: { readonly kind: 'comment' | 'note'; readonly id: string }
  /** Null: about nobody, such as a task by itself. */
  readonly relationId: string | null
}

/**
 * Tells who is mentioned. Who may not see the relation is not told: a mention would say that it exists. Answers them, so that the writer
 * knows whom to ask otherwise.
 */
export async function tellMentioned(ctx: Ctx, mentioned: readonly Colleague[], about: About): Promise<Named[]> {
  const told: Colleague[] = []
  const notTold: Named[] = []
  for (const colleague of mentioned) {
    const { id, name } = colleague
    const isTold = about.relationId === null || id === ctx.actor.id || (await maySee(ctx, colleague, about.relationId))
    if (isTold) told.push(colleague)
    else notTold.push({ id, name })
  }
  await notifyAll(
    ctx,
    told.map(({ id }) => ({
      userId: id,
      kind: 'mention' as const,
      subject: about.subject,
      relationId: about.relationId,
    })),
  )
  return notTold
}

/** The same for a note, for the module that keeps notes. */
export async function tellMentionedInNote(
  ctx: Ctx,
  {
    noteId,
    relationId,
    text,
    mentions,
  }: { noteId: string; relationId: string; text: string; mentions: readonly string[] },
): Promise<Named[]> {
  const mentioned = await findMentioned(ctx, text, mentions)
  return tellMentioned(ctx, mentioned, { subject: { kind: 'note', id: noteId }, relationId })
}
