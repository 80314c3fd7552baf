/**
 * What other modules may know about where relations come from. Everything else in this folder is private.
 * Keep this list short — every line is a promise.
 */
export { identityModule } from './module.ts'
export { changeField, createRelation } from './records/record.service.ts'
export { setNumber } from './records/number.service.ts'
export { loadRecords, openSources } from './records/bulk-load.service.ts'
export { keepKeys } from './matching-runs/match-keys.service.ts'
export { keepKeysAfterImport } from './matching-runs/run-matching.service.ts'
export type { OpenedSource, RecordToLoad, SourceToOpen } from './records/bulk-load.service.ts'
// What another system delivers, for whoever asks it.
export { cellsOfRows, relationsOfRows, keyOfRow, receiveRows } from './receiving/receive-rows.service.ts'
export type { Received, ReceivedRow, Reception } from './receiving/receive-rows.service.ts'
export { connectionSource, fileSource, getSource, renameSource } from './sources/source.service.ts'
export { matchAfterImport } from './matching-runs/run-matching.service.ts'
export type { OtherModules } from './merging/other-modules.ts'
export { sourceIdsOf } from './imports/keeping.queries.ts'
export { recomputeRelations } from './records/golden.service.ts'
export { relationIdsOfImport, relationIdsOfSource, sourceNames, sourceNamesOf } from './sources/record-count.queries.ts'

// Matching without an organisation, to measure it by.
export { linkFiles, type LinkReport } from './matching/link-files.ts'
export { FileProblem } from './files/file-problem.ts'
// Lists that are no relations, read by the same means.
export { listReader } from './files/list-reader.ts'

// What becomes of records when somebody is forgotten.
export { recordsKnownAs } from './erasure/erasure.service.ts'
export { keepRecord } from './erasure/keep-record.service.ts'
export { measureConflicts, measureDuplicates, measureSources } from './quality/measure.queries.ts'
