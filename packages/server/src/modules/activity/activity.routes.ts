import * as api from '@klantregie/contract'
import { route, type App } from '../../platform/http/app.ts'
import type { TimelineSource } from '../../platform/module.ts'
import { getContribution } from './facts/contribution.service.ts'
import { addFact, listFacts, removeFact, restoreFact, reverseFact } from './facts/fact.service.ts'
import { factsOfPeople, factTimeline } from './facts/fact.timeline.ts'
import type { SourceNames } from './facts/fact-view.service.ts'
import { changeFamily, familiesAndGenres } from './families/family.service.ts'
import {
  addInteraction,
  interactionsOfPeople,
  interactionTimeline,
  removeInteraction,
  restoreInteraction,
  type TellMentioned,
} from './interactions/interaction.service.ts'
import { getActivityLists, setActivityList } from './lists/list.service.ts'
import { getOffering, listOfferings } from './offering/offering-page.service.ts'
import { addOffering, changeOffering, removeOffering } from './offering/offering.service.ts'
import { getTimeline, type OwnSources } from './timeline/timeline.service.ts'

const done = { ok: true } as const

export function interactionRoutes(app: App, tell: TellMentioned): void {
  route(app, api.addInteraction, ({ ctx, params, body }) => addInteraction(ctx, { ...params, ...body }, tell))
  route(app, api.removeInteraction, async ({ ctx, params }) => {
    await removeInteraction(ctx, params.id)
    return done
  })
  route(app, api.restoreInteraction, ({ ctx, params }) => restoreInteraction(ctx, params.id))
}

/** `others`: what every other module declares in its manifest; given by the composition. */
export function timelineRoutes(app: App, others: readonly TimelineSource[], names: SourceNames): void {
  const own: OwnSources = {
    facts: (narrowed) => factTimeline(names, narrowed),
    factsOfPeople: (people, narrowed) => factsOfPeople(names, people, narrowed),
    interactionsOfPeople,
  }
  route(app, api.getTimeline, ({ ctx, params, query }) =>
    getTimeline(ctx, { ...params, ...query }, [interactionTimeline, ...others], own),
  )
}

export function factRoutes(app: App, names: SourceNames): void {
  route(app, api.listFacts, ({ ctx, params, query }) => listFacts(ctx, { ...params, ...query }, names))
  route(app, api.getContribution, ({ ctx, params }) => getContribution(ctx, params.id))
  route(app, api.addFact, ({ ctx, params, body }) => addFact(ctx, { ...params, ...body }, names))
  route(app, api.removeFact, async ({ ctx, params }) => {
    await removeFact(ctx, params.id)
    return done
  })
  route(app, api.restoreFact, ({ ctx, params }) => restoreFact(ctx, params.id, names))
  route(app, api.reverseFact, ({ ctx, params, body }) => reverseFact(ctx, { ...params, ...body }, names))
}

export function offeringRoutes(app: App): void {
  route(app, api.listOfferings, ({ ctx, query }) => listOfferings(ctx, query))
  route(app, api.getOffering, ({ ctx, params }) => getOffering(ctx, params.id))
  route(app, api.addOffering, ({ ctx, body }) => addOffering(ctx, body))
  route(app, api.changeOffering, ({ ctx, params, body }) => changeOffering(ctx, { ...params, ...body }))
  route(app, api.removeOffering, async ({ ctx, params }) => {
    await removeOffering(ctx, params.id)
    return done
  })
  route(app, api.getActivityLists, ({ ctx }) => getActivityLists(ctx))
  route(app, api.setActivityList, async ({ ctx, params, body }) => ({
    items: await setActivityList(ctx, { ...params, ...body }),
  }))
  route(app, api.setFamilyDomain, ({ ctx, params, body }) => changeFamily(ctx, { ...params, ...body }))
}

export function familyRoutes(app: App): void {
  route(app, api.listActivityFamilies, ({ ctx }) => familiesAndGenres(ctx))
}
