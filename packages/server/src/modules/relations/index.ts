/**
 * What other modules may know about relations: people, organisations and households, how they are found and how they
 * connect. Everything else in this folder is private. Keep this list short — every line is a promise.
 */
export { relationsModule } from './module.ts'
export type { SourceLookup } from './list/list.service.ts'
export type { Segment as ListedSegment } from './list/condition.queries.ts'

// Who exists for the reader.
export { changeableId, deletableId, heldId, visibleId } from './page/visibility.service.ts'
export { archiveRelation, createBlankRelation, getRelationPage } from './page/relation.service.ts'
export { searchRelations } from './search/search.service.ts'
export { findSummaries, namesOf, type ShortRelation } from './page/summary.service.ts'
export { findReferable, type Referable } from './page/referable.queries.ts'
export { relationSight } from './page/relation-sight.service.ts'
export { findCarriers } from './page/carriers.queries.ts'
export { belongingOfEach, cellIdsOf, isVisible, relationIdOf } from './page/sight.queries.ts'

// How somebody can be reached, for the module that decides whether they may be.
export { everybodyToReach, findByEmail, findReach, relationIdNow, type Reach } from './page/reach.queries.ts'

// How much of it they are shown. `findGolden` passes that by: never to answer somebody with.
export { disclosuresOf, requireChange, requireFieldChange, type Disclosure } from './disclosure/disclosure.service.ts'
export { filledIn, traceSpecial, traceWholeRead } from './disclosure/special.service.ts'
export { findGolden } from './disclosure/disclosure.queries.ts'
export { clearBits } from './disclosure/clear-fields.queries.ts'
export { closeMask, openMask, setProtected } from './protection/protection.service.ts'

// Which relation a cell (the relation that a fact came in for) belongs to; decided by the module that keeps the log of merges.
export {
  belongingOf,
  domainMaskOfRelation,
  findBelonging,
  findCells,
  insertCells,
  listAllIds,
  lock as lockRelations,
  moveStatedLinks,
  moveStatedRoles,
} from './grouping/grouping.queries.ts'
export { regroupRelations, type Belonging } from './grouping/grouping.service.ts'

// Whole readers at once.
export { fewVisible } from './page/visible-masks.queries.ts'

// What follows from golden values.
export { placeKeyOf, project, type Projection } from './projection/projection.rules.ts'
export { deleteRelations, replaceProjections, type NewGolden } from './projection/projection.service.ts'

// Whole sets at once, for imports and their undo; `RawBuilder` arguments are subqueries over the caller's own tables.
export { insertRelations } from './projection/bulk-insert.queries.ts'
export { indexNewOwnFields } from './field-values/field-value.service.ts'
export { contactLookup, identifierLookup, cellsWithOwnFacts } from './projection/certain-keys.queries.ts'
export { addDomainsOfRoles, addStatedRoles, seenDomains, syncRoles, typeNamesOf } from './roles/role.service.ts'
export { addRole } from './roles/role.service.ts'
export { findTypeIds } from './roles/role.queries.ts'
export { findRoleOwners } from './roles/role-owner.queries.ts'
export { findImportant, findQuiet, type ImportantId } from './importance/importance.service.ts'
export { countWithoutSuccessor } from './importance/successor.service.ts'
export { dueOn, isQuiet } from './importance/importance.rules.ts'
export { findOwners as findRelationOwners } from './importance/importance.queries.ts'
export { contactsOf, type ContactCount, type ContactSource } from './hierarchy/contact-source.ts'
// Who of a household gets the one mailing that it chose, and who is guardian of whom.
export { leftOutOfMailing } from './home/one-mailing.service.ts'
export { adultsNear, guardiansOf } from './home/home.service.ts'
export { addLink, endLink, endStatedLinks, listLinks, insertLinks, removeByImport } from './links/link.service.ts'
export { countBegun as countLinksBegun, listLinkedOrganisations } from './links/link.queries.ts'
export { listPeopleOf } from './links/people-of.queries.ts'
export { loadLinks, type LinkToLoad } from './links/bulk-load.service.ts'
export type { DatedRow, DatesAsked, DateSource } from './calendar/calendar.queries.ts'
// For work on a whole list at once, and whom it touches.
export { listedIds, pickedIds } from './list/listed-ids.service.ts'
export { householdsOf, touchedBy } from './links/touch.service.ts'

// By what terms of keeping are decided.
export {
  countKeepable,
  findKeepingFacts,
  listWithEndedRole,
  listWithoutRole,
  relationIdsOfType,
  type KeepingFacts,
} from './keeping/keeping.queries.ts'
export { findWhole, listLinkedIds, type WholeRelation } from './dossier/relation-dossier.queries.ts'

// For the home page.
export { roundsWithWork } from './reviews/round-work.queries.ts'
export { fieldsOfGap } from './quality/gap.service.ts'
// What may go to another system, as an export.
export { leavingRecords } from './export/leaving.service.ts'

export { changedOf } from './at-hand/changed.service.ts'

// How good relations are, measured over all of them in the background; never to answer a reader with.
export { relationsInDomains } from './quality/in-domains.queries.ts'
export { measureRelations } from './quality/measure.queries.ts'
export { listRelations } from './list/own-list.service.ts'

// What groups are made of, for the module that counts them; rights are the counter's.
export { isSeenType } from './roles/role.service.ts'
export { isKnownLabel, isSeenLabel } from './labels/label.service.ts'
export { idsOfOwnCondition, requireOwnCondition } from './traits/traits.service.ts'
export {
  mergedInto,
  neighboursOf,
  relationsLinked,
  relationsWithLabel,
  relationsWithRole,
  traitsOf,
} from './traits/traits.queries.ts'
export { typesHeld } from './traits/types-held.queries.ts'
