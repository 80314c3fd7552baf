import type { GuideStep, Waiting } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import * as questions from '../questions/question.queries.ts'
import * as home from './identity-home.queries.ts'

export async function waitingInIdentity(ctx: Ctx): Promise<Waiting[]> {
  return [...(await imports(ctx)), ...(await duplicates(ctx))]
}

/** Lists that the reader brought and that wait for their word: what the columns mean, or whether it may go ahead. */
async function imports(ctx: Ctx): Promise<Waiting[]> {
  if (!ctx.permissions.has('identity.import.run')) return []
  const found = await home.listWaitingImports(ctx)
  const [first] = found
  if (!first) return []
  const isOne = found.length === 1
  return [
    {
      kind: 'imports',
      count: found.length,
      id: isOne ? first.id : null,
      title: isOne ? first.fileName : null,
      dueOn: null,
      dueAt: null,
      isUrgent: false,
    },
  ]
}

/** Questions whether two are one, as far as this reader can be asked. */
async function duplicates(ctx: Ctx): Promise<Waiting[]> {
  if (!ctx.permissions.has('identity.duplicate.read')) return []
  const count = await questions.count(ctx, 'open')
  return count === 0
    ? []
    : [{ kind: 'duplicates', count, id: null, title: null, dueOn: null, dueAt: null, isUrgent: false }]
}

export async function guideOfIdentity(ctx: Ctx): Promise<GuideStep[]> {
  const steps: GuideStep[] = []
  if (ctx.permissions.has('identity.import.run')) steps.push({ step: 'import', isDone: await home.hasList(ctx) })
  // Answered one, or there is nothing to answer in what was read in.
  if (ctx.permissions.has('identity.decision.write'))
    steps.push({ step: 'duplicates', isDone: await home.hasAnswered(ctx) })
  return steps
}
