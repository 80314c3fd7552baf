/**
 * What other modules may know about working together on relations. Everything else in this folder is private. Keep this
 * list short — every line is a promise.
 */
export { engagementModule } from './module.ts'
