import { defineModule, type Module } from '../../platform/module.ts'
import { definitionRoutes } from './definitions/definition.routes.ts'
import { domainRoutes } from './domains/domain.routes.ts'
import { guideOfGovernance, waitingInGovernance } from './home/governance-home.service.ts'
import { modelRoutes } from './model/model.routes.ts'
import type { OtherModules } from './other-modules.ts'
import { measureQuality } from './quality/quality.jobs.ts'
import { qualityRoutes } from './quality/quality.routes.ts'
import { cycleRoutes } from './reviews/cycle.routes.ts'
import { proposalRoutes } from './proposals/proposal.routes.ts'
import { roleChoiceRoutes } from './role-choices/role-choice.routes.ts'
import { rightsRoutes } from './rights/rights.routes.ts'

const PERMISSIONS: Module['permissions'] = [
  'governance.model.read',
  'governance.model.write',
  'governance.model.propose',
  'governance.domain.manage',
  'governance.domain.own',
  'governance.rights.read',
  'governance.rights.try',
  'governance.break_glass.use',
  'governance.review.work',
  'governance.quality.read',
]

const CONSTRAINTS: Module['constraints'] = {
  definition_term: 'governance.definition_exists',
  domain_name: 'governance.domain_name_taken',
  review_round_is_kept: 'governance.round_attested',
  relation_type_tenant_id_domain_id_fkey: 'governance.domain_not_found',
  field_domain_fkey: 'governance.domain_not_found',
  link_type_domain_fkey: 'governance.domain_not_found',
  proposal_domain_fkey: 'governance.domain_not_found',
  proposal_comment_proposal_fkey: 'governance.proposal_not_found',
}

const AUDIT_ACTIONS: Module['auditActions'] = [
  'model.seeded',
  'relation_type.added',
  'relation_type.changed',
  'relation_type.retired',
  'relation_type.restored',
  'relation_type.removed',
  'relation_type.ordered',
  'role_choices.changed',
  'link_type.added',
  'link_type.changed',
  'link_type.retired',
  'link_type.restored',
  'field.added',
  'field.changed',
  'field.retired',
  'field.restored',
  'field.ordered',
  'proposal.made',
  'proposal.accepted',
  'proposal.refused',
  'proposal.withdrawn',
  'proposal.commented',
  'rights.changed',
  'rights.exported',
  'break_glass.opened',
  'break_glass.not_found',
  'break_glass.ended',
  'break_glass.seen',
  'definition.added',
  'definition.changed',
  'definition.agreed',
  'definition.retired',
  'definition.reopened',
  'definition.disputed',
  'definition.settled',
  'definition.picked',
  'definition.commented',
  'definition.comment_removed',
  'definition.alternative_offered',
  'definition.alternative_withdrawn',
  'definition.starter_set_added',
  'domain.added',
  'domain.changed',
  'domain.appointed',
  'review.cycle_added',
  'review.cycle_changed',
  'review.cycle_stopped',
  'review.cycle_resumed',
  'review.opened',
  'review.answered',
  'review.taken_back',
  'review.attested',
  'quality.rules_changed',
  'quality.measure_asked',
  'quality.measured',
]

/** `others`: what governance must know of modules above it, passed in by app/modules.ts. */
export function governanceModule(others: OtherModules): Module {
  return defineModule({
    name: 'governance',
    permissions: PERMISSIONS,
    routes: [
      proposalRoutes,
      modelRoutes,
      roleChoiceRoutes,
      definitionRoutes,
      domainRoutes,
      cycleRoutes,
      qualityRoutes,
      (app) => rightsRoutes(app, others.relations),
    ],
    jobs: [],
    daily: [measureQuality(others.quality)],
    constraints: CONSTRAINTS,
    personalData: [],
    timeline: [],
    waiting: [waitingInGovernance(others.roundsWithWork)],
    guide: [guideOfGovernance],
    auditActions: AUDIT_ACTIONS,
  })
}
