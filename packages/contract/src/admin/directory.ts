import { z } from 'zod'
import { Role } from '../platform/permissions.ts'
import { defineRoute, Done, IdParams } from '../platform/route.ts'

/** What a directory may give to new colleagues: never to administer. */
export const DirectoryRole = Role.extract(['reader', 'front_office', 'relation_manager'])
export type DirectoryRole = z.infer<typeof DirectoryRole>

/** A directory of accounts that keeps colleagues and teams up to date (SCIM 2.0). */
export const Directory = z.object({
  /** Where the other house must send to. */
  address: z.string(),
  role: DirectoryRole,
  /** The last four characters of its key. */
  ending: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  /** To the hour. */
  lastUsedAt: z.iso.datetime().nullable(),
  people: z.int(),
  teams: z.int(),
})
export type Directory = z.infer<typeof Directory>

const NOT_FOUND = 'admin.identity_provider_not_found'

export const showDirectory = defineRoute({
  method: 'GET',
  path: '/identity-providers/:id/directory',
  permission: 'admin.user.manage',
  summary: 'Show whether accounts are kept up to date from there',
  params: IdParams,
  response: z.object({ directory: Directory.nullable() }),
  errors: [NOT_FOUND],
})
export const makeDirectory = defineRoute({
  method: 'POST',
  path: '/identity-providers/:id/directory',
  permission: 'admin.user.manage',
  summary: 'Let that house keep colleagues and teams; answers its key, once. A key that was there stops',
  withKey: 'refused',
  params: IdParams,
  body: z.object({ role: DirectoryRole }),
  response: z.object({ directory: Directory, secret: z.string() }),
  errors: [NOT_FOUND],
})
export const removeDirectory = defineRoute({
  method: 'DELETE',
  path: '/identity-providers/:id/directory',
  permission: 'admin.user.manage',
  summary: 'Let it keep nobody any more; colleagues and teams stay as they are',
  withKey: 'refused',
  params: IdParams,
  response: Done,
  errors: [NOT_FOUND],
})

const scim = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', kind: 'one' | 'all', summary: string) =>
  defineRoute({
    method,
    path: kind === 'one' ? '/scim/v2/:kind/:id' : '/scim/v2/:kind',
    // The directory has a key of its own, which says whose it is.
    permission: 'public',
    summary,
    transport: 'download',
    params: z.object({ kind: z.string().max(40), id: z.string().max(100).optional() }),
    query: z.record(z.string(), z.unknown()),
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: z.unknown() }),
    response: z.unknown(),
    errors: ['auth.required'],
  })

/** Messages of SCIM 2.0 (RFC 7643, RFC 7644), whose shape is that of the protocol. Users, Groups, and what is told of the service itself. */
export const scimRoutes = [
  scim('GET', 'all', 'SCIM: list colleagues or teams, or tell of the service'),
  scim('POST', 'all', 'SCIM: make a colleague or a team'),
  scim('GET', 'one', 'SCIM: show a colleague or a team'),
  scim('PUT', 'one', 'SCIM: replace a colleague or a team'),
  scim('PATCH', 'one', 'SCIM: change a colleague or a team'),
  scim('DELETE', 'one', 'SCIM: end the access of a colleague, or remove a team'),
] as const
