import {
  activityIntake,
  activityModule,
  cellsWithFacts,
  cellsWithInteractions,
  contactCounts,
  lastFactDays,
  lastInteractionDays,
} from '../modules/activity/index.ts'
import { adminModule, authenticate, findHolder, findKey } from '../modules/admin/index.ts'
import {
  cellsWithApproaches,
  cellsWithProcesses,
  cellsWithTasks,
  datedWork,
  engagementModule,
  lastMadeDays,
  madeContacts,
  tellMentionedInNote,
} from '../modules/engagement/index.ts'
import { governanceModule } from '../modules/governance/index.ts'
import {
  createRelation,
  identityModule,
  keepRecord,
  listReader,
  measureConflicts,
  measureDuplicates,
  measureSources,
  recordsKnownAs,
  relationIdsOfImport,
  relationIdsOfSource,
  sourceIdsOf,
  sourceNames,
  sourceNamesOf,
} from '../modules/identity/index.ts'
import { cellsWithConsent, deceasedPeople, privacyModule, type RequestParts } from '../modules/privacy/index.ts'
import { integrationsModule } from '../modules/integrations/index.ts'
import { measureRelations, relationSight, relationsModule, roundsWithWork } from '../modules/relations/index.ts'
import { segmentOf, segmentsModule } from '../modules/segments/index.ts'
import { latestDays } from './latest-days.ts'
import { trailSubjects } from './trail-subjects.ts'
import type { Module } from '../platform/module.ts'

// An id that does not exist for somebody is not told to them, also not as something that changed.
const admin = adminModule({
  existsFor: async (ctx, relationId) => (await relationSight.domainsOf(ctx, relationId)) !== null,
  trail: trailSubjects,
})
const governance = governanceModule({
  relations: relationSight,
  roundsWithWork,
  quality: () => ({ measures: [measureRelations, measureDuplicates, measureConflicts], sources: measureSources }),
})
const sources = { sourceNamesOf, relationIdsOfSource, relationIdsOfImport, sourceNames, segmentOf }
const relations = relationsModule(sources, {
  contacts: [contactCounts, madeContacts],
  dates: [datedWork],
  deceased: deceasedPeople,
})
// Merging and erasing follow what all modules declare, so this is read when everything has been put together.
const identity = identityModule({
  ownFacts: [
    cellsWithInteractions,
    cellsWithFacts,
    cellsWithConsent,
    cellsWithApproaches,
    cellsWithTasks,
    cellsWithProcesses,
  ],
  holders: { whoIs: findHolder },
  activity: activityIntake,
  personalData: () => modules.flatMap((module) => module.personalData),
})
const requestParts: RequestParts = {
  personalData: () => modules.flatMap((module) => module.personalData),
  steps: () => modules.flatMap((module) => module.erasure ?? []),
  sources: () => modules.flatMap((module) => module.dossier ?? []),
  knownAs: recordsKnownAs,
  keepRecord,
  sourcesOf: async (ctx, relationId) => {
    const names = await sourceNames(ctx)
    const known = (await sourceIdsOf(ctx, [relationId])).get(relationId) ?? []
    return known.map((id) => ({ id, name: names.get(id) ?? '' }))
  },
}
const privacy = privacyModule({
  consent: {
    createPerson: async (ctx, { name, email, typeId }) =>
      (await createRelation(ctx, { kind: 'person', name, emails: [email], typeId })).relation.id,
  },
  breaches: { sources },
  retention: {
    keeps: () => modules.flatMap((module) => module.keeps ?? []),
    sourceIdsOf,
    relationIdsOfSource,
    sourceNames,
    lastActivityDays: latestDays(lastInteractionDays, lastFactDays, lastMadeDays),
  },
  requests: requestParts,
})
const engagement = engagementModule({
  sources,
  home: {
    waiting: () => modules.flatMap((module) => module.waiting ?? []),
    guide: () => modules.flatMap((module) => module.guide ?? []),
  },
})
const integrations = integrationsModule({ keys: { find: findKey }, senders: { whoIs: findHolder } })
const activity = activityModule({
  timeline: [...relations.timeline, ...identity.timeline, ...engagement.timeline, ...integrations.timeline],
  tell: tellMentionedInNote,
  sourceNames,
})

/** Every module of the product, lowest first. What a lower module needs of a higher one is passed here, as a function. */
export const modules: readonly Module[] = [
  governance,
  admin,
  relations,
  privacy,
  identity,
  activity,
  engagement,
  segmentsModule({ lists: listReader }),
  integrations,
]

export const authenticateFor = authenticate
