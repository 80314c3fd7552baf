import { queryOptions } from '@tanstack/react-query'
import {
  getOrganisation,
  listBranches,
  listDomains,
  listInvitations,
  listJobs,
  listKeys,
  listSessions,
  listUsers,
  listWebhooks,
} from '@klantregie/contract'
import { call } from '../../lib/api.ts'

export const usersQuery = queryOptions({ queryKey: ['admin', 'users'], queryFn: () => call(listUsers) })
export const invitationsQuery = queryOptions({
  queryKey: ['admin', 'invitations'],
  queryFn: () => call(listInvitations),
})
export const branchesQuery = queryOptions({ queryKey: ['admin', 'branches'], queryFn: () => call(listBranches) })
export const organisationQuery = queryOptions({
  queryKey: ['admin', 'organisation'],
  queryFn: () => call(getOrganisation),
})
export const sessionsQuery = queryOptions({ queryKey: ['admin', 'sessions'], queryFn: () => call(listSessions) })
export const jobsQuery = queryOptions({ queryKey: ['admin', 'jobs'], queryFn: () => call(listJobs, { query: {} }) })
export const keysQuery = queryOptions({ queryKey: ['admin', 'keys'], queryFn: () => call(listKeys) })
export const domainsQuery = queryOptions({ queryKey: ['governance', 'domains'], queryFn: () => call(listDomains) })
/** Of everything about what other systems are told. */
export const webhooksKey = ['integrations', 'webhooks'] as const
export const webhooksQuery = queryOptions({ queryKey: [...webhooksKey, 'list'], queryFn: () => call(listWebhooks) })
