/**
 * What other modules may know about the organisation's model: its domains, relation types, link types and fields.
 * Everything else in this folder is private. Keep this list short — every line is a promise.
 */
export { domainMaskOf, findDomains, findTypes, getType, seedModel } from './model/model.service.ts'
export { findFields, findOwnFields } from './model/field.service.ts'
export { appliesTo, isRequired, missingFields } from './model/field.rules.ts'
export {
  checkOwnValue,
  isOwnKey,
  ownKeysOf,
  readOwnText,
  sayOwnValue,
  type OwnProblem,
} from './model/own-value.rules.ts'
export { findLinkTypes } from './model/link-type.service.ts'
export { findRoleChoices } from './role-choices/role-choice.service.ts'
export { removeUnusedType } from './model/type.service.ts'
export type { DomainRow } from './model/model.queries.ts'
export type { StandardDomain, StandardLinkType, StandardType } from './model/standard-model.ts'
export { countDomainsOfTeams, refuseLosingDomains, removeTeamRights, rightsOf } from './rights/rights.service.ts'
export { appoint } from './domains/domain.service.ts'
export { bothMay } from './rights/viewing.rules.ts'
export { findOpenedBy } from './rights/break-glass.service.ts'
// Quality: governance keeps the figures, the modules that keep the values measure them.
export { findFreshSince } from './quality/quality.service.ts'
export { findMeasuredGaps, type MeasuredGap } from './home/governance-home.service.ts'
export type { Measured, MeasuredDomain, QualityMeasures } from './quality/quality-measure.ts'

// Reviews: governance knows cycles and rounds, relations what is in them.
export { listCycles } from './reviews/cycle.service.ts'
export {
  attestRound,
  findRound,
  getRound,
  getRoundToAnswer,
  hasDueCycles,
  listRounds,
  openRound,
  startDueRounds,
  startRoundNow,
  type RoundRow,
} from './reviews/round.service.ts'
export { governanceModule } from './module.ts'
