import { z } from 'zod'
import { Permission, Role, permissionsOfKeys } from '../platform/permissions.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** What every key begins with, so that a key that got lost can be recognised in a text, a log or a repository. */
export const KEY_PREFIX = 'krk_'

/** Of whom a key may have the rights; the functional administrator is left out, because a key never runs the house. */
export const KeyRole = Role.exclude(['administrator'])
export type KeyRole = z.infer<typeof KeyRole>

export const KeyScope = Permission.extract(permissionsOfKeys)
export type KeyScope = z.infer<typeof KeyScope>

/** `soon`: ends within thirty days. `orphaned`: its maker left or may no longer make keys; it answers nothing until taken over. */
export const KeyState = z.enum(['active', 'soon', 'expired', 'withdrawn', 'orphaned'])
export type KeyState = z.infer<typeof KeyState>

/** Never with the key itself: that is told once, by `makeKey`. */
export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  /** The last four characters, to tell keys apart. */
  ending: z.string(),
  role: KeyRole,
  /** Empty: every domain that the role gives. */
  domainIds: z.array(Id),
  scopes: z.array(KeyScope),
  perMinute: z.int(),
  state: KeyState,
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** To the hour: it is not written at every request. */
  lastUsedAt: z.iso.datetime().nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

export const MOST_KEY_DAYS = 730
export const USUAL_KEY_DAYS = 365

export const listKeys = defineRoute({
  method: 'GET',
  path: '/keys',
  permission: 'admin.key.manage',
  summary: 'List the API keys, without what they open',
  response: z.object({ items: z.array(ApiKey) }),
})
export const makeKey = defineRoute({
  method: 'POST',
  path: '/keys',
  permission: 'admin.key.manage',
  summary: 'Make an API key; answers the key itself, once',
  body: z.object({
    name: z.string().trim().min(2).max(80),
    role: KeyRole,
    domainIds: z.array(Id).max(64).default([]),
    scopes: z.array(KeyScope).min(1).max(permissionsOfKeys.length),
    /** Counted from now. */
    days: z.int().min(1).max(MOST_KEY_DAYS).default(USUAL_KEY_DAYS),
    perMinute: z.int().min(10).max(6000).default(600),
  }),
  response: z.object({ key: ApiKey, secret: z.string() }),
  errors: ['admin.key_scope', 'governance.domain_not_found'],
})
export const withdrawKey = defineRoute({
  method: 'DELETE',
  path: '/keys/:id',
  permission: 'admin.key.manage',
  summary: 'Withdraw an API key, from the very next request',
  params: IdParams,
  response: Done,
  errors: ['admin.key_not_found'],
})
export const takeOverKey = defineRoute({
  method: 'POST',
  path: '/keys/:id/take-over',
  permission: 'admin.key.manage',
  summary: 'Answer for an API key in the place of whoever made it',
  params: IdParams,
  response: ApiKey,
  errors: ['admin.key_not_found', 'admin.key_scope'],
})
/** What a program asks first: whether its key works, and for what. */
export const showOwnKey = defineRoute({
  method: 'GET',
  path: '/key',
  permission: 'session',
  withKey: 'allowed',
  summary: 'Show the API key that is used',
  response: ApiKey,
  errors: ['admin.key_not_found'],
})
