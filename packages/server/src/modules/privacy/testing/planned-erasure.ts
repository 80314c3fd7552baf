/** What an erasure plans to do with declared tables, for tests of the modules that declare them. */
export { planErasure } from '../erasure/erasure-plan.rules.ts'
