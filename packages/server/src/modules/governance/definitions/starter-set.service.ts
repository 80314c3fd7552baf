import type { Language, StarterSet } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { contentOf, surroundingsOf } from './definition-view.service.ts'
import * as definitions from './definition.queries.ts'
import { activityEn } from './starter-activity.en.ts'
import { activityNl } from './starter-activity.nl.ts'
import { careEn } from './starter-care.en.ts'
import { careNl } from './starter-care.nl.ts'
import { peopleEn } from './starter-people.en.ts'
import { peopleNl } from './starter-people.nl.ts'
import { domainOfTerm, termsOfSets, usesOfTerm, type StarterTerm, type StarterWords } from './starter-set.ts'

const words: Readonly<Record<Language, Readonly<Record<StarterTerm, StarterWords>>>> = {
  nl: { ...peopleNl, ...activityNl, ...careNl },
  en: { ...peopleEn, ...activityEn, ...careEn },
}

/**
 * Adds the terms of starter sets that are not there yet, as concepts: an organisation makes them its own by agreeing. Nothing
 * is overwritten: a term that came from the set before (whatever became of it) or that has the same name stays as it is.
 */
export async function addStarterSets(
  ctx: Ctx,
  sets: readonly StarterSet[],
  language: Language = ctx.language,
): Promise<{ added: string[]; kept: number }> {
  const wanted = termsOfSets(sets)
  const present = await definitions.findAll(ctx)
  const keys = new Set(present.map((row) => row.starterKey))
  const names = new Set(present.map((row) => row.term.toLowerCase()))
  const missing = wanted.filter((key) => !keys.has(key) && !names.has(words[language][key].term.toLowerCase()))
  if (missing.length > 0) await add(ctx, missing, language)
  await ctx.audit('definition.starter_set_added', null, { sets, added: missing.length })
  await ctx.announce({ topic: 'governance', id: ctx.tenantId })
  return { added: missing.map((key) => words[language][key].term), kept: wanted.length - missing.length }
}

async function add(ctx: Ctx, keys: readonly StarterTerm[], language: Language): Promise<void> {
  const around = await surroundingsOf(ctx)
  const domainIds = new Map([...around.domains.values()].map((domain) => [domain.key, domain.id]))
  const values = keys.map((key) => {
    const { term, meaning, examples = '', counterExamples = '', countingRule = '' } = words[language][key]
    const domain = domainOfTerm(key)
    return {
      ...{ term, meaning, examples, counterExamples, countingRule },
      status: 'concept' as const,
      isDisputed: false,
      ownerId: null,
      domainId: domain === null ? null : (domainIds.get(domain) ?? null),
      starterKey: key,
      uses: usesOfTerm(key),
    }
  })
  const ids = await definitions.insert(ctx, values)
  const made = values.map((one, index) => ({ definitionId: ids[index] ?? '', ...one }))
  await definitions.addUses(
    ctx,
    made.flatMap(({ definitionId, uses }) => uses.map((use) => ({ ...use, definitionId }))),
  )
  await definitions.insertVersions(
    ctx,
    made.map((one) => ({ definitionId: one.definitionId, version: 1, act: 'seeded', content: contentOf(one, around) })),
  )
}
