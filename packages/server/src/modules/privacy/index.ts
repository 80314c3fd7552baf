/** What other modules may know about privacy. Everything else in this folder is private. Keep this list short. */
export { privacy } from './module.ts'
