import { afterAll, beforeEach, expect } from 'vitest'
import { testApp, type Injected } from '../../../../platform/testing/test-app.ts'
import { openOpenIdEmulator } from '../../sign-on/testing/openid-emulator.ts'

export const house = await openOpenIdEmulator()
export const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(house.issuer).host })
afterAll(house.close)
export const admin = app.as('administrator')

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

export type Provider = { readonly id: string }
export type Resource = Record<string, unknown> & { readonly id: string }
/** Of the test that runs now. */
export const now: { provider: Provider; secret: string; number: number } = {
  provider: { id: '' },
  secret: '',
  number: 0,
}

beforeEach(async () => {
  house.calm()
  app.clock.set('2026-03-02T09:00:00.000Z')
  for (const table of ['sign_on', 'known_identity', 'identity_provider', 'team', 'sign_in_attempt'])
    await app.query(`delete from admin.${table}`)
  const { issuer, clientId, clientSecret } = house
  const body = { name: 'Gemeente Testdam', issuer, clientId, clientSecret }
  now.provider = (await admin('POST', '/identity-providers', body)).json() as Provider
  now.secret = await makeKey()
  now.number += 1
})

export const makeKey = async (role = 'front_office'): Promise<string> => {
  const made = await admin('POST', `/identity-providers/${now.provider.id}/directory`, { role })
  expect(made.statusCode, made.body).toBe(200)
  return (made.json() as { secret: string }).secret
}

export const scim = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<Injected> =>
  app.anonymous(method, `/scim/v2${path}`, body && Buffer.from(JSON.stringify(body)), {
    authorization: `Bearer ${now.secret}`,
    ...(body && { 'content-type': 'application/scim+json' }),
  })

export const mail = (name = 'noor'): string => `${name}.${String(now.number)}@huis.example`
export const said = (more: object = {}) => ({
  schemas: [USER, ENTERPRISE],
  userName: mail(),
  externalId: `object-${String(now.number)}`,
  active: true,
  displayName: 'Noor van den Broek',
  name: { givenName: 'Noor', familyName: 'van den Broek' },
  emails: [{ primary: true, type: 'work', value: mail() }],
  [ENTERPRISE]: { department: 'Balie' },
  ...more,
})
export const patch = (...Operations: object[]) => ({ schemas: [PATCH], Operations })

export async function made(more: object = {}): Promise<Resource> {
  const reply = await scim('POST', '/Users', said(more))
  expect(reply.statusCode, reply.body).toBe(201)
  return reply.json() as Resource
}

export const account = async (id: string) =>
  ((await admin('GET', '/users')).json() as { items: (Resource & { isActive: boolean })[] }).items.find(
    (user) => user.id === id,
  )
export const found = async (path: string) =>
  (await scim('GET', path)).json() as { totalResults: number; Resources: Resource[] }
