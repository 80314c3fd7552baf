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
  'admin.organisation.manage',
  'admin.user.manage',
  'admin.job.read',
  'admin.audit.read',
] as const
export const Permission = z.enum(permissions)
export type Permission = z.infer<typeof Permission>

export const Role = z.enum(['administrator', 'relation_manager', 'front_office', 'reader'])
export type Role = z.infer<typeof Role>

/**
 * What each standard role may do. The functional administrator runs the house and reads relations to check imports;
 * a relation manager keeps relations true and reads lists in; the front office finds, notes and corrects; a reader reads.
 */
export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: permissions,
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
    'admin.job.read',
  ],
  front_office: [
    'relations.relation.read',
    'relations.relation.write',
    'activity.timeline.read',
    'activity.interaction.write',
    'governance.model.read',
  ],
  reader: ['relations.relation.read', 'activity.timeline.read', 'governance.model.read'],
}
