/**
 * What other modules may know about where relations come from. Everything else in this folder is private.
 * Keep this list short — every line is a promise.
 */
export { identity } from './module.ts'
export { recomputeRelations } from './records/golden.service.ts'
export { relationIdsOfImport, relationIdsOfSource, sourceNamesOf } from './sources/record-count.queries.ts'
