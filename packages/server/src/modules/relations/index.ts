/**
 * What other modules may know about relations: people, organisations and households, how they are found and how they
 * connect. Everything else in this folder is private. Keep this list short — every line is a promise.
 */
export { relationsModule } from './module.ts'
export type { SourceLookup } from './list/list.service.ts'

// Who exists for the reader.
export { heldId, visibleId } from './page/visibility.service.ts'
export { createBlankRelation, getRelationPage } from './page/relation.service.ts'
export { findSummaries, namesOf, type ShortRelation } from './page/summary.queries.ts'
export { belongingOfEach, cellIdsOf, isVisible, relationIdOf } from './page/sight.queries.ts'

// Which relation a cell (the relation that a fact came in for) belongs to; decided by the module that keeps the log of merges.
export {
  belongingOf,
  findBelonging,
  findCells,
  insertCells,
  lock as lockRelations,
  moveStatedLinks,
  moveStatedRoles,
} from './grouping/grouping.queries.ts'
export { regroupRelations, type Belonging } from './grouping/grouping.service.ts'

// What follows from golden values.
export { placeKeyOf, project, type Projection } from './projection/projection.rules.ts'
export { deleteRelations, replaceProjections, type NewGolden } from './projection/projection.service.ts'

// Whole sets at once, for imports and their undo; `RawBuilder` arguments are subqueries over the caller's own tables.
export { insertRelations } from './projection/bulk-insert.queries.ts'
export { contactLookup, identifierLookup, cellsWithOwnFacts } from './projection/certain-keys.queries.ts'
export { addDomainsOfRoles, addStatedRoles, syncRoles, typeNamesOf } from './roles/role.service.ts'
export { addLink, endStatedLinks, insertLinks, removeByImport } from './links/link.service.ts'
export { listLinkedOrganisations } from './links/link.queries.ts'
export { loadLinks, type LinkToLoad } from './links/bulk-load.service.ts'
