import { expect, test } from 'vitest'
import { permissionsOfKeys, permissionsOfRole } from '@klantregie/contract'
import { countRequest, type Minute } from './key-limit.rules.ts'
import { isSameHash, holdsKey, newKeyToken, readKeyToken } from './key-token.ts'
import { endOfKey, scopesBeyond, scopesToGive, stateOfKey, useToKeep } from './key.rules.ts'

const now = new Date('2026-03-02T09:30:00Z')
const after = (days: number) => new Date(now.getTime() + days * 86_400_000)

test.each([
  { what: 'a year to go', expiresAt: after(365), withdrawnAt: null, hasMaker: true, state: 'active' },
  { what: 'thirty days and a bit', expiresAt: after(30.01), withdrawnAt: null, hasMaker: true, state: 'active' },
  { what: 'thirty days', expiresAt: after(30), withdrawnAt: null, hasMaker: true, state: 'soon' },
  { what: 'this very moment', expiresAt: now, withdrawnAt: null, hasMaker: true, state: 'expired' },
  { what: 'nobody who answers for it', expiresAt: after(365), withdrawnAt: null, hasMaker: false, state: 'orphaned' },
  { what: 'over, and nobody', expiresAt: after(-1), withdrawnAt: null, hasMaker: false, state: 'expired' },
  { what: 'withdrawn, and over', expiresAt: after(-1), withdrawnAt: after(-2), hasMaker: true, state: 'withdrawn' },
])('a key with $what is $state', ({ expiresAt, withdrawnAt, hasMaker, state }) => {
  expect(stateOfKey({ expiresAt, withdrawnAt, hasMaker }, now)).toBe(state)
})

test('a key of a year ends 365 days later', () => {
  expect(endOfKey(now, 365)).toEqual(new Date('2027-03-02T09:30:00Z'))
})

test.each([
  { last: null, kept: '2026-03-02T09:00:00.000Z' },
  { last: '2026-03-02T08:00:00Z', kept: '2026-03-02T09:00:00.000Z' },
  { last: '2026-03-02T09:00:00Z', kept: undefined },
])('last used $last: kept now is $kept', ({ last, kept }) => {
  expect(useToKeep(last === null ? null : new Date(last), now)?.toISOString()).toBe(kept)
})

test('a key gets nothing that its role, its maker or a key at all does not have', () => {
  const everything = new Set<string>(permissionsOfRole.administrator)
  expect(scopesToGive('reader', everything)).not.toContain('relations.relation.write')
  expect(scopesToGive('relation_manager', everything)).toContain('relations.relation.write')
  expect(scopesToGive('relation_manager', new Set(['relations.relation.read']))).toEqual(['relations.relation.read'])
  expect(scopesBeyond(['relations.relation.read', 'admin.audit.read'], ['relations.relation.read'])).toEqual([
    'admin.audit.read',
  ])
})

test('no key can be given what makes rights, secrets, users or keys, or takes a mask off', () => {
  const dangerous = /\.manage$|rights|break_glass|unmask|domain|admin\.(user|key|organisation)|model\.write/
  expect(permissionsOfKeys.filter((scope) => dangerous.test(scope))).toEqual(['activity.offering.manage'])
})

test('a minute begins with its first request, and a refused one costs nothing', () => {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  let minute: Minute | undefined
  const ask = (seconds: number) => {
    const counted = countRequest(minute, 2, at(seconds))
    minute = counted.minute
    return counted.allowance
  }
  expect(ask(0)).toEqual({ isAllowed: true, limit: 2, remaining: 1, resetSeconds: 60 })
  expect(ask(20)).toEqual({ isAllowed: true, limit: 2, remaining: 0, resetSeconds: 40 })
  expect(ask(59.5)).toEqual({ isAllowed: false, limit: 2, remaining: 0, resetSeconds: 1 })
  expect(ask(60)).toEqual({ isAllowed: true, limit: 2, remaining: 1, resetSeconds: 60 })
  // A clock that is put back opens a minute and never closes the door for hours.
  expect(ask(-7200).isAllowed).toBe(true)
})

test('the text of a key says whose it is, and is read back exactly', () => {
  const ids = { tenantId: '01970000-0000-7000-8000-000000000001', keyId: '01970000-0000-7000-8000-000000000002' }
  const { text, hash, ending } = newKeyToken(ids)
  expect(text).toMatch(/^krk_[0-9a-f]{32}_[0-9a-f]{32}_[\w-]{43}$/)
  expect(readKeyToken(text)).toEqual({ ...ids, hash })
  expect(text.endsWith(ending)).toBe(true)
  expect(newKeyToken(ids).text).not.toBe(text)
  expect(holdsKey(`/api/relations?q=${text}`)).toBe(true)
  expect(holdsKey('/api/relations?q=krk_jansen')).toBe(false)
  for (const wrong of ['', text.slice(1), `${text}a`, text.slice(0, -1), text.toUpperCase(), ` ${text}`])
    expect(readKeyToken(wrong)).toBeNull()
})

test('hashes are compared whole', () => {
  const { hash } = newKeyToken({ tenantId: 'a', keyId: 'b' })
  expect(isSameHash(hash, hash)).toBe(true)
  expect(isSameHash(hash, `${hash.slice(0, -1)}${hash.endsWith('0') ? '1' : '0'}`)).toBe(false)
  expect(isSameHash(hash, hash.slice(2))).toBe(false)
  expect(isSameHash(hash, '')).toBe(false)
})
