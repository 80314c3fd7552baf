/** What other modules may know about groups of relations. Everything else in this folder is private. Keep this list short. */
export { segmentsModule } from './module.ts'

// For which municipalities the organisation works.
export { workingAreaOf } from './portrait/portrait.service.ts'

// Lists are narrowed to a segment.
export { segmentOf } from './counting/listed.service.ts'
