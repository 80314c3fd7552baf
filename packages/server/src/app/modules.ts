import { activityModule, cellsWithInteractions } from '../modules/activity/index.ts'
import { admin, authenticate } from '../modules/admin/index.ts'
import { governance } from '../modules/governance/index.ts'
import {
  identityModule,
  relationIdsOfImport,
  relationIdsOfSource,
  sourceNames,
  sourceNamesOf,
} from '../modules/identity/index.ts'
import { privacy } from '../modules/privacy/index.ts'
import { relationsModule } from '../modules/relations/index.ts'
import type { Module } from '../platform/module.ts'

const relations = relationsModule({ sourceNamesOf, relationIdsOfSource, relationIdsOfImport, sourceNames })
// Merging and erasing follow what all modules declare, so this is read when everything has been put together.
const identity = identityModule({
  ownFacts: [cellsWithInteractions],
  personalData: () => modules.flatMap((module) => module.personalData),
})
const activity = activityModule([...relations.timeline, ...identity.timeline])

/** Every module of the product, lowest first. What a lower module needs of a higher one is passed here, as a function. */
export const modules: readonly Module[] = [governance, admin, relations, privacy, identity, activity]

export const authenticateFor = authenticate
