import { StarterKey, type TemplatePage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findDomains, findTypes } from '../../governance/index.ts'
import { contentOf, type StarterWords } from './starter-set.ts'
import { starterShapes } from './starter-shapes.ts'
import { en } from './starters.en.ts'
import { nl } from './starters.nl.ts'
import { addTemplate } from './template.service.ts'
import * as templates from './template.queries.ts'

const wordsIn = (ctx: Ctx): Readonly<Record<StarterKey, StarterWords>> => (ctx.language === 'en' ? en : nl)

export async function listStarters(ctx: Ctx) {
  const added = await templates.findByStarter(ctx)
  const words = wordsIn(ctx)
  return StarterKey.options.map((key) => ({
    key,
    name: words[key].name,
    goal: words[key].goal,
    steps: starterShapes[key].steps.map((step) => words[key].steps[step.key]?.title ?? ''),
    templateId: added.get(key) ?? null,
  }))
}

/**
 * Adds a template from the set, not in use yet: an organisation looks at it first. A type that the organisation does not have (any more) is
 * left out of it. @throws AppError engagement.template_name_taken
 */
export async function addStarter(ctx: Ctx, key: StarterKey): Promise<TemplatePage> {
  const [shape, words] = [starterShapes[key], wordsIn(ctx)[key]]
  const types = (await findTypes(ctx)).filter(({ isRetired }) => !isRetired)
  const type = types.find((one) => one.key === (shape.type ?? shape.gives))
  const given = types.find((one) => one.key === shape.gives)
  const domains = await findDomains(ctx)
  return addTemplate(
    ctx,
    {
      ...{ name: words.name, goal: words.goal },
      domainId: domains.find(({ id }) => id === type?.domainId)?.id ?? null,
      typeId: shape.type === null ? null : (type?.id ?? null),
      content: contentOf(shape, words, given?.id ?? null),
    },
    key,
  )
}
