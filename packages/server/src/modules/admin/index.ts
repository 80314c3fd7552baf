/**
 * What composition, the command line and the demonstration may use of organisations, users and sessions. Modules below
 * do not know this one; names of branches and colleagues they read through platform/tenants.
 */
export { authenticate } from './sessions/authenticate.routes.ts'
export { findHolder, findKey } from './keys/key-holder.service.ts'
export { sessionCookie } from './sessions/session-cookie.ts'
export { openSession } from './sessions/session.service.ts'
export type { OpenedSession, Place } from './sessions/session.service.ts'
export { createOrganisation, setUp } from './organisations/set-up.service.ts'
export type { CreateOrganisation } from './organisations/set-up.service.ts'
export { keepVerification, makeCheckpoint } from './trail/verification.service.ts'
export { removeDemo } from './organisations/demo-removal.service.ts'
export { findTenants } from './organisations/tenant.queries.ts'
export type { Installation, Tenant } from './organisations/tenant.queries.ts'
export { personAt, productAt } from './organisations/actors.ts'
export { createUser, listUsers, resetPassword, updateUser } from './users/user.service.ts'
export type { TrailSubjects } from './trail/trail-subjects.ts'
export type { CreateUser } from './users/user.service.ts'
export { adminModule } from './module.ts'
