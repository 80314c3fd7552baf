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

// Facts as a source tells them, set by set: imports, connectors, demonstrations.
export { undoFacts, withdrawFacts, writeFacts } from './facts/write-facts.service.ts'
export type { FactsWritten, FactToWrite } from './facts/write-facts.queries.ts'
export { activityIntake } from './intake/activity-intake.queries.ts'
// What is counted of them; `RawBuilder` answers are subqueries for statements of the caller.
export { countingFacts, relationsWithFacts, type FactConditions } from './facts/counting.queries.ts'
export { factsWithin, familiesOfKinds, genreIdsOf } from './facts/fact-figures.queries.ts'
export { familiesSeen, hiddenKinds } from './families/family.service.ts'

// What people chose out of what is offered, and what can still be chosen.
export { CHOOSING_KINDS, choicesMade, choosableFrom, namedChoices, namedGenres } from './facts/choices.queries.ts'
export { find as findOffering } from './offering/offering.queries.ts'
export { offeringsByNumber, receiveOfferings, type OfferingReceived } from './offering/receive-offerings.queries.ts'
export { loadOfferings, type OfferingToLoad } from './offering/bulk-load.queries.ts'
export { getActivityLists } from './lists/list.service.ts'
export { areOfferings } from './offering/offering.queries.ts'
