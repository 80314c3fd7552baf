/**
 * What other modules may know about the organisation's model: its domains, relation types, link types and fields.
 * Everything else in this folder is private. Keep this list short — every line is a promise.
 */
export {
  domainMaskOf,
  findDomains,
  findFields,
  findLinkTypes,
  findTypes,
  getType,
  seedModel,
} from './model/model.service.ts'
export type { DomainRow } from './model/model.queries.ts'
export type { StandardDomain, StandardLinkType, StandardType } from './model/standard-model.ts'
export { governance } from './module.ts'
