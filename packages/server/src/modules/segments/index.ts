/** What other modules may know about groups of relations. Everything else in this folder is private. Keep this list short. */
export { segmentsModule } from './module.ts'

// Lists are narrowed to a segment.
export { segmentOf } from './counting/listed.service.ts'
