/** What other modules may know about groups of relations. Everything else in this folder is private. Keep this list short. */
export { segmentsModule } from './module.ts'

// For which municipalities the organisation works.
export { workingAreaOf } from './portrait/portrait.service.ts'

// Lists are narrowed to a segment.
export { segmentOf } from './counting/listed.service.ts'

// Who is in a segment, for what goes out to other systems.
export { listMembers } from './counting/counting.service.ts'
export { getSegment } from './saved/segment.service.ts'
