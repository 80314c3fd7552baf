import { defineModule } from '../../platform/module.ts'
import { eventRoutes } from './events/events.routes.ts'
import { jobRoutes } from './jobs/job.routes.ts'
import { organisationRoutes } from './organisations/organisation.routes.ts'
import { sessionRoutes } from './sessions/session.routes.ts'
import { signInRoutes } from './sign-in/sign-in.routes.ts'
import { trailRoutes } from './trail/trail.routes.ts'
import { accountRoutes } from './users/account.routes.ts'
import { userRoutes } from './users/user.routes.ts'

export const admin = defineModule({
  name: 'admin',
  permissions: ['admin.organisation.manage', 'admin.user.manage', 'admin.job.read', 'admin.audit.read'],
  routes: [
    organisationRoutes,
    signInRoutes,
    sessionRoutes,
    accountRoutes,
    userRoutes,
    jobRoutes,
    trailRoutes,
    eventRoutes,
  ],
  jobs: [],
  constraints: {
    branch_name: 'admin.branch_name_taken',
    app_user_email: 'admin.email_taken',
    invitation_open: 'admin.email_taken',
  },
  // Users are colleagues, not relations: none of these tables points at a relation.
  personalData: [],
  timeline: [],
  auditActions: [
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
    'job.cancel_asked',
  ],
})
