import { keptJobs } from '../../platform/jobs/keeping.queries.ts'
import { keptAuditDetails } from '../../platform/audit/kept-details.queries.ts'
import { defineModule, type Module } from '../../platform/module.ts'
import { assistantRoutes } from './assistants/assistant.routes.ts'
import { directoryRoutes } from './directory/directory.routes.ts'
import { keyRoutes } from './keys/key.routes.ts'
import { waitingKeys } from './keys/keys-home.service.ts'
import { eventRoutes } from './events/events.routes.ts'
import { guideOfAdmin } from './home/admin-home.service.ts'
import { jobRoutes } from './jobs/job.routes.ts'
import type { OtherModules } from './other-modules.ts'
import { organisationRoutes } from './organisations/organisation.routes.ts'
import { sessionRoutes } from './sessions/session.routes.ts'
import { signInRoutes } from './sign-in/sign-in.routes.ts'
import { signOnRoutes } from './sign-on/sign-on.routes.ts'
import { teamRoutes } from './teams/team.routes.ts'
import { trailRoutes } from './trail/trail.routes.ts'
import { verifyAudit, verifyAuditWeekly } from './trail/verification.jobs.ts'
import { accountRoutes } from './users/account.routes.ts'
import { userRoutes } from './users/user.routes.ts'

const auditActions: Module['auditActions'] = [
  'audit.verified',
  'audit.export_started',
  'audit.exported',
  'audit.details_erased',
  'audit.key_changed',
  'audit.restored',
  'organisation.set_up',
  'organisation.created',
  'organisation.changed',
  'branch.added',
  'branch.changed',
  'user.created',
  'user.invited',
  'user.invitation_withdrawn',
  'user.invitation_accepted',
  'user.signed_in',
  'user.sign_in_failed',
  'user.sign_on_refused',
  'user.identity_linked',
  'user.identity_unlinked',
  'identity_provider.added',
  'identity_provider.changed',
  'identity_provider.removed',
  'directory.key_made',
  'directory.removed',
  'user.second_factor_failed',
  'user.recovery_code_used',
  'user.password_refused',
  'user.signed_out',
  'user.session_ended',
  'user.changed',
  'user.access_changed',
  'user.password_changed',
  'user.password_reset',
  'user.second_factor_switched_on',
  'user.second_factor_switched_off',
  'user.recovery_codes_renewed',
  'rights.viewing_started',
  'rights.viewing_ended',
  'team.added',
  'team.changed',
  'team.removed',
  'assistant.asked',
  'key.made',
  'key.withdrawn',
  'key.taken_over',
  'job.cancel_asked',
]

/** `others`: what administration must know of modules above it, passed in by app/modules.ts. */
export function adminModule(others: OtherModules): Module {
  return defineModule({
    name: 'admin',
    permissions: [
      'admin.organisation.manage',
      'admin.user.manage',
      'admin.key.manage',
      'admin.job.read',
      'admin.audit.read',
    ],
    routes: [
      organisationRoutes,
      signInRoutes,
      signOnRoutes,
      sessionRoutes,
      accountRoutes,
      userRoutes,
      teamRoutes,
      keyRoutes,
      assistantRoutes,
      directoryRoutes,
      jobRoutes,
      trailRoutes(others.trail),
      (app) => eventRoutes(app, others.existsFor),
    ],
    jobs: [verifyAudit],
    daily: [verifyAuditWeekly],
    constraints: {
      branch_name: 'admin.branch_name_taken',
      app_user_email: 'admin.email_taken',
      identity_provider_issuer: 'admin.identity_provider_exists',
      known_identity_subject: 'admin.identity_taken',
      directory_user_number: 'admin.directory_number_taken',
      invitation_open: 'admin.email_taken',
      team_name: 'admin.team_name_taken',
      team_member_tenant_id_user_id_fkey: 'admin.user_not_found',
    },
    // Users are colleagues, not relations: none of these tables points at a relation.
    personalData: [],
    keeps: [keptJobs, keptAuditDetails],
    timeline: [],
    waiting: [waitingKeys],
    guide: [guideOfAdmin],
    auditActions,
  })
}
