/**
 * What other modules may know about what people did and said. Everything else in this folder is private. Keep this list
 * short — every line is a promise.
 */
export { activityModule } from './module.ts'
export { addInteraction, relationOfNote } from './interactions/interaction.service.ts'
export { loadInteractions, type InteractionToLoad } from './interactions/bulk-load.queries.ts'
export { noteStands } from './interactions/interaction.queries.ts'
export { cellsWithInteractions } from './interactions/own-facts.queries.ts'
export { cellsWithFacts, lastFactDays } from './facts/fact-cells.queries.ts'
export { contactCounts } from './interactions/contact-counts.queries.ts'
export { lastInteractionDays } from './interactions/keeping.queries.ts'

// What is counted.
export { countingFacts } from './facts/counting-facts.queries.ts'
export { familiesSeen } from './families/family.service.ts'
export { factsWithin, familiesOfKinds, genreIdsOf } from './facts/fact-figures.queries.ts'
