import { z } from 'zod'
import { Role } from '../platform/permissions.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { Email, Language, Password, Session } from './session.ts'

export const Organisation = z.object({
  id: Id,
  name: z.string(),
  slug: z.string(),
  language: Language,
  isDemo: z.boolean(),
  /** Whether AI assistants may read with a key. */
  hasAssistants: z.boolean(),
})
export type Organisation = z.infer<typeof Organisation>
export const getOrganisation = defineRoute({
  method: 'GET',
  path: '/organisation',
  permission: 'session',
  withKey: 'allowed',
  summary: 'Show the organisation',
  response: Organisation,
})
export const updateOrganisation = defineRoute({
  method: 'PATCH',
  path: '/organisation',
  permission: 'admin.organisation.manage',
  summary: 'Change the name or language of the organisation, or whether AI assistants may read with a key',
  body: z.object({
    name: z.string().trim().min(2).max(120).optional(),
    language: Language.optional(),
    hasAssistants: z.boolean().optional(),
  }),
  response: Organisation,
})

/** As people write it: a number with what is added to it. */
export const BranchAddress = z.object({
  postcode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[1-9]\d{3}\s?[A-Z]{2}$/),
  houseNumber: z.string().trim().max(20),
  place: z.string().trim().max(80),
})
export type BranchAddress = z.infer<typeof BranchAddress>

export const Branch = z.object({
  id: Id,
  name: z.string(),
  isActive: z.boolean(),
  address: BranchAddress.nullable(),
  /** The four figures of its postcode, when that area is on the map: from its middle distances are measured. */
  area: z.string().nullable(),
})
export type Branch = z.infer<typeof Branch>
const BranchName = z.string().trim().min(1).max(120)
export const listBranches = defineRoute({
  method: 'GET',
  path: '/branches',
  permission: 'session',
  withKey: 'allowed',
  summary: 'List the branches',
  response: z.object({ items: z.array(Branch) }),
})
export const addBranch = defineRoute({
  method: 'POST',
  path: '/branches',
  permission: 'admin.organisation.manage',
  summary: 'Add a branch',
  body: z.object({ name: BranchName }),
  response: Branch,
  errors: ['admin.branch_name_taken'],
})
export const updateBranch = defineRoute({
  method: 'PATCH',
  path: '/branches/:id',
  permission: 'admin.organisation.manage',
  summary: 'Rename or (de)activate a branch, or say where it is',
  params: IdParams,
  body: z.object({
    name: BranchName.optional(),
    isActive: z.boolean().optional(),
    address: BranchAddress.nullable().optional(),
  }),
  response: Branch,
  errors: ['admin.branch_not_found', 'admin.branch_name_taken'],
})

export const User = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  isActive: z.boolean(),
  hasSecondFactor: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
  /** Domains whose relations this user may see; empty means all. */
  domainIds: z.array(Id),
})
export type User = z.infer<typeof User>
export const listUsers = defineRoute({
  method: 'GET',
  path: '/users',
  permission: 'admin.user.manage',
  summary: 'List the users',
  response: z.object({ items: z.array(User) }),
})
export const updateUser = defineRoute({
  method: 'PATCH',
  path: '/users/:id',
  permission: 'admin.user.manage',
  summary: 'Change a user’s role, domains or access; losing access ends all sessions',
  params: IdParams,
  body: z.object({ role: Role.optional(), isActive: z.boolean().optional(), domainIds: z.array(Id).optional() }),
  response: User,
  errors: ['admin.user_not_found', 'admin.last_administrator', 'governance.domain_not_found'],
})

export const Invitation = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  expiresAt: z.iso.datetime(),
  invitedBy: z.string(),
})
export type Invitation = z.infer<typeof Invitation>
export const listInvitations = defineRoute({
  method: 'GET',
  path: '/invitations',
  permission: 'admin.user.manage',
  summary: 'List open invitations',
  response: z.object({ items: z.array(Invitation) }),
})
export const invite = defineRoute({
  method: 'POST',
  path: '/invitations',
  permission: 'admin.user.manage',
  summary: 'Invite a colleague; answers the link to pass on, shown once',
  body: z.object({ name: z.string().trim().min(2).max(120), email: Email, role: Role }),
  response: z.object({ invitation: Invitation, link: z.string() }),
  errors: ['admin.email_taken'],
})
export const withdrawInvitation = defineRoute({
  method: 'DELETE',
  path: '/invitations/:id',
  permission: 'admin.user.manage',
  summary: 'Withdraw an invitation',
  params: IdParams,
  response: Done,
  errors: ['admin.invitation_invalid'],
})
const Token = z.string().min(20).max(200)
export const viewInvitation = defineRoute({
  method: 'POST',
  path: '/invitations/view',
  permission: 'public',
  summary: 'Show who is invited, for the holder of the link',
  body: z.object({ token: Token }),
  response: z.object({ name: z.string(), email: z.string(), organisation: z.string() }),
  errors: ['admin.invitation_invalid', 'auth.too_many_attempts'],
})
export const acceptInvitation = defineRoute({
  method: 'POST',
  path: '/invitations/accept',
  permission: 'public',
  summary: 'Accept an invitation and choose a password',
  body: z.object({ token: Token, name: z.string().trim().min(2).max(120), password: Password }),
  response: Session,
  errors: [
    'admin.invitation_invalid',
    'auth.password_too_short',
    'auth.password_too_long',
    'auth.password_breached',
    'auth.password_like_account',
    'auth.too_many_attempts',
  ],
})

export const JobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
export type JobState = z.infer<typeof JobState>
export const Job = z.object({
  id: Id,
  name: z.string(),
  state: JobState,
  /** 0–1, null while unknown. */
  progress: z.number().min(0).max(1).nullable(),
  /** What it is doing now, as a translation key. */
  step: z.string().nullable(),
  secondsLeft: z.number().nullable(),
  subjectId: z.string().nullable(),
  startedBy: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  errorCode: z.string().nullable(),
  canCancel: z.boolean(),
})
export type Job = z.infer<typeof Job>
export const listJobs = defineRoute({
  method: 'GET',
  path: '/jobs',
  permission: 'admin.job.read',
  summary: 'List background work, newest first',
  query: z.object({ state: JobState.optional() }),
  response: z.object({ items: z.array(Job) }),
})
export const getJob = defineRoute({
  method: 'GET',
  path: '/jobs/:id',
  permission: 'session',
  withKey: 'allowed',
  summary: 'Show one piece of background work',
  params: IdParams,
  response: Job,
  errors: ['admin.job_not_found'],
})
export const cancelJob = defineRoute({
  method: 'POST',
  path: '/jobs/:id/cancel',
  permission: 'admin.job.read',
  summary: 'Ask a running job to stop; nothing half-done remains',
  params: IdParams,
  response: Job,
  errors: ['admin.job_not_found', 'admin.job_not_cancellable'],
})
/** Server-sent events: `data: {"topic":"job","id":"…"}`; the client asks for the thing itself again. */
export const Event = z.object({
  topic: z.enum([
    'job',
    'import',
    'relation',
    'session',
    'matching',
    'rights',
    'privacy',
    'governance',
    'activity',
    'engagement',
    'segment',
    'integration',
    'view',
  ]),
  id: z.string(),
})
export type Event = z.infer<typeof Event>
export const streamEvents = defineRoute({
  method: 'GET',
  path: '/events',
  permission: 'session',
  summary: 'Stream what changed, as server-sent events',
  transport: 'events',
  response: Event,
})
export const removeDemo = defineRoute({
  method: 'DELETE',
  path: '/demo',
  permission: 'admin.organisation.manage',
  summary: 'Remove the demonstration organisation and everything in it',
  response: Done,
  errors: ['admin.demo_not_found'],
})
