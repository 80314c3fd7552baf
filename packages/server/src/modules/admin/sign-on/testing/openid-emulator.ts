import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'

/** What can be wrong with what another house says, switched on and off by a test. */
export type OpenIdTroubles = {
  /** It names another address than its own, in its description or in what it signs. */
  describesAs: string | null
  signsAs: string | null
  audience: string | null
  nonce: string | null
  /** Seconds ago at which it was over. */
  isOver: number | null
  signature: 'right' | 'none' | 'another_key'
  /** It signs with a new key that it tells of only since now. */
  hasNewKey: boolean
  keysAreGone: boolean
  isFailing: boolean
  /** It sends on to somewhere else. */
  redirectsTo: string | null
}

const calm = (): OpenIdTroubles => ({
  describesAs: null,
  signsAs: null,
  audience: null,
  nonce: null,
  isOver: null,
  signature: 'right',
  hasNewKey: false,
  keysAreGone: false,
  isFailing: false,
  redirectsTo: null,
})

export type Person = { readonly subject: string; readonly claims?: JWTPayload }

type Grant = Person & { readonly challenge: string; readonly nonce: string; readonly redirectUri: string }

export type OpenIdEmulator = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly troubles: OpenIdTroubles
  readonly asked: string[]
  readonly calm: () => void
  /** Who is signed in there, in a browser that comes by; null: nobody, and it is refused. */
  atTheDoor: Person | null
  /** What a browser brings back after somebody signed in there: what stands behind our address. */
  readonly agree: (url: string, person: Person) => string
  readonly refuse: (url: string) => string
  readonly close: () => Promise<void>
}

const ALG = 'RS256'

/** Speaks OpenID Connect as a house of accounts does: description, keys, and a code for a token, once, to whoever began (PKCE). */
export async function openOpenIdEmulator(): Promise<OpenIdEmulator> {
  const [first, second, stranger] = await Promise.all([keyOf('one'), keyOf('two'), keyOf('one')])
  const grants = new Map<string, Grant>()
  const asked: string[] = []
  const troubles = calm()
  const server = createServer((request, response) => {
    void answered(request).then(
      ({ status, body, location }) => {
        response.writeHead(status, { 'content-type': 'application/json', ...(location === null ? {} : { location }) })
        response.end(JSON.stringify(body))
      },
      () => response.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/huis`
  const clientId = 'klantregie'
  const clientSecret = 'geheim/van+het=huis'
  const emulator: OpenIdEmulator = {
    issuer,
    clientId,
    clientSecret,
    troubles,
    asked,
    atTheDoor: null,
    calm: () => {
      Object.assign(troubles, calm())
      asked.length = 0
    },
    agree: (url, person) => {
      const query = new URL(url).searchParams
      const code = randomBytes(16).toString('hex')
      grants.set(code, {
        ...person,
        challenge: query.get('code_challenge') ?? '',
        nonce: query.get('nonce') ?? '',
        redirectUri: query.get('redirect_uri') ?? '',
      })
      return new URLSearchParams({ code, state: query.get('state') ?? '', iss: issuer }).toString()
    },
    refuse: (url) =>
      new URLSearchParams({
        error: 'access_denied',
        state: new URL(url).searchParams.get('state') ?? '',
        iss: issuer,
      }).toString(),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return emulator

  async function answered(request: IncomingMessage) {
    const path = (request.url ?? '').replace(/^\/huis/, '')
    asked.push(path)
    if (troubles.isFailing) return reply(503, {})
    if (troubles.redirectsTo !== null) return { ...reply(302, {}), location: troubles.redirectsTo }
    if (path === '/.well-known/openid-configuration') return reply(200, description())
    if (path.startsWith('/authorize?')) return letThrough(new URL(path, issuer))
    if (path === '/keys') return troubles.keysAreGone ? reply(404, {}) : reply(200, { keys: publicKeys() })
    return path === '/token' ? token(request) : reply(404, {})
  }

  function letThrough({ href, searchParams }: URL) {
    const { atTheDoor } = emulator
    const answer = atTheDoor === null ? emulator.refuse(href) : emulator.agree(href, atTheDoor)
    return { ...reply(302, {}), location: `${searchParams.get('redirect_uri') ?? ''}?${answer}` }
  }

  function description() {
    return {
      issuer: troubles.describesAs ?? issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [ALG],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      authorization_response_iss_parameter_supported: true,
    }
  }

  function publicKeys() {
    return troubles.hasNewKey ? [first.jwk, second.jwk] : [first.jwk]
  }

  async function token(request: IncomingMessage) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
      return reply(401, { error: 'invalid_client' })
    const code = form.get('code') ?? ''
    const grant = grants.get(code)
    grants.delete(code)
    const verified = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (grant === undefined || grant.challenge !== verified || grant.redirectUri !== form.get('redirect_uri'))
      return reply(400, { error: 'invalid_grant' })
    return reply(200, {
      access_token: randomBytes(16).toString('hex'),
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: await idToken(grant),
    })
  }

  function idToken({ subject, claims = {}, nonce }: Grant): Promise<string> | string {
    const now = Math.floor(Date.now() / 1000)
    const end = troubles.isOver === null ? now + 300 : now - troubles.isOver
    const payload: JWTPayload = {
      ...claims,
      sub: subject,
      iss: troubles.signsAs ?? issuer,
      aud: troubles.audience ?? clientId,
      nonce: troubles.nonce ?? nonce,
      iat: now,
      exp: end,
    }
    if (troubles.signature === 'none') return new UnsecuredJWT(payload).encode()
    const own = troubles.hasNewKey ? second : first
    const key = troubles.signature === 'another_key' ? stranger : own
    return new SignJWT(payload).setProtectedHeader({ alg: ALG, kid: key.kid }).sign(key.privateKey)
  }
}

const reply = (status: number, body: object) => ({ status, body, location: null as string | null })

async function keyOf(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair(ALG)
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: ALG, use: 'sig' } }
}
