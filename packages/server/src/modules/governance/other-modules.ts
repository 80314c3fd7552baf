import type { QualityMeasures } from './quality/quality-measure.ts'
import type { RoundsWithWork } from './home/governance-home.service.ts'
import type { RelationSight } from './rights/relation-sight.ts'

/** What governance must know of modules above it; whoever puts the product together passes it in. */
export type OtherModules = {
  /** Relations as far as rights are about them. */
  readonly relations: RelationSight
  readonly roundsWithWork: RoundsWithWork
  /** What can be measured about relations; read when everything has been put together. */
  readonly quality: () => QualityMeasures
}
