import { z } from 'zod'

/** Everything a role can be allowed to do. `public` and `session` are not permissions: see `route.ts`. */
export const permissions = [
  'relations.relation.read',
  'relations.relation.write',
  'relations.relation.export',
  'activity.timeline.read',
  'activity.interaction.write',
  'identity.import.read',
  'identity.import.run',
  'identity.duplicate.read',
  'identity.merge.write',
  'identity.decision.write',
  'identity.survivorship.write',
  'identity.matching.manage',
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
  'privacy.consent.read',
  'privacy.consent.write',
  'privacy.purpose.manage',
  'privacy.request.handle',
  'privacy.retention.manage',
  'privacy.register.read',
  'privacy.register.manage',
  'privacy.breach.manage',
  'privacy.protection.manage',
  'privacy.protection.unmask',
  'admin.organisation.manage',
  'admin.user.manage',
  'admin.job.read',
  'admin.audit.read',
] as const
export const Permission = z.enum(permissions)
export type Permission = z.infer<typeof Permission>

export const Role = z.enum(['administrator', 'privacy_officer', 'relation_manager', 'front_office', 'reader'])
export type Role = z.infer<typeof Role>

/**
 * What comes with being the data owner of a domain or the deputy, whatever the role: to decide over the domain and to work
 * in it. In other domains the masks of `Ctx.rights` still allow no more than the role and the teams do.
 */
export const permissionsOfOwner: readonly Permission[] = [
  'governance.domain.own',
  'governance.rights.read',
  'governance.model.read',
  'governance.model.propose',
  'governance.review.work',
  'governance.quality.read',
  'relations.relation.read',
  'relations.relation.write',
  'relations.relation.export',
  'activity.timeline.read',
]

/**
 * What each standard role may do. The functional administrator runs the house and reads relations to check imports;
 * a privacy officer answers for consent, requests, terms of keeping, the register and the trail; a relation manager keeps
 * relations true and reads lists in; the front office finds, notes and corrects; a reader reads. `governance.domain.own`
 * comes with being the data owner of a domain or the deputy, whatever the role.
 */
export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: permissions,
  privacy_officer: [
    'relations.relation.read',
    'relations.relation.write',
    'relations.relation.export',
    'activity.timeline.read',
    'activity.interaction.write',
    'identity.import.read',
    'governance.model.read',
    'governance.model.propose',
    'governance.rights.read',
    'governance.break_glass.use',
    'governance.quality.read',
    'privacy.consent.read',
    'privacy.consent.write',
    'privacy.purpose.manage',
    'privacy.request.handle',
    'privacy.retention.manage',
    'privacy.register.read',
    'privacy.register.manage',
    'privacy.breach.manage',
    'privacy.protection.manage',
    'privacy.protection.unmask',
    'admin.job.read',
    'admin.audit.read',
  ],
  relation_manager: [
    'relations.relation.read',
    'relations.relation.write',
    'relations.relation.export',
    'activity.timeline.read',
    'activity.interaction.write',
    'identity.import.read',
    'identity.import.run',
    'identity.duplicate.read',
    'identity.merge.write',
    'identity.decision.write',
    'governance.model.read',
    'governance.model.propose',
    'governance.break_glass.use',
    'governance.review.work',
    'governance.quality.read',
    'privacy.consent.read',
    'privacy.consent.write',
    'privacy.register.read',
    'privacy.protection.manage',
    'privacy.protection.unmask',
    'admin.job.read',
  ],
  front_office: [
    'relations.relation.read',
    'relations.relation.write',
    'activity.timeline.read',
    'activity.interaction.write',
    'governance.model.read',
    'governance.model.propose',
    'governance.review.work',
    'governance.quality.read',
    'privacy.consent.read',
    'privacy.consent.write',
  ],
  reader: [
    'relations.relation.read',
    'activity.timeline.read',
    'governance.model.read',
    'governance.model.propose',
    'governance.quality.read',
    'privacy.consent.read',
  ],
}
