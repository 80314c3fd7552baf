import * as openid from 'openid-client'
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts'
import { OutgoingProblem } from '../../../platform/outgoing/problem.rules.ts'
import { askedForMore, labelOf, numbersOf } from './provider.rules.ts'

/** How we are known at another house. */
export type Relying = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

/** What must be kept between beginning and finishing; whoever has it, and the state, could finish it. */
export type Kept = { readonly verifier: string; readonly nonce: string }

/** Who somebody is there, and whether more than a password was asked. */
export type Told = {
  readonly subject: string
  readonly label: string
  readonly isStrong: boolean
  /** Under which numbers the house knows them: the subject, and the one of its directory when it tells that. */
  readonly numbers: readonly string[]
}

export type OpenIdProblem = 'unreachable' | 'another_issuer' | 'no_keys' | 'refused'

/** Carries no text of the other side: it may repeat what must stay secret. */
export class OpenIdFailure extends Error {
  readonly problem: OpenIdProblem
  constructor(problem: OpenIdProblem) {
    super(`openid: ${problem}`)
    this.problem = problem
  }
}

export type OpenId = {
  /** Where the browser is sent. @throws OpenIdFailure */
  readonly begin: (relying: Relying, state: string) => Promise<{ readonly url: string; readonly kept: Kept }>
  /** `answer`: what stood behind our address when the browser came back. @throws OpenIdFailure */
  readonly finish: (
    relying: Relying,
    given: { readonly answer: string; readonly state: string; readonly kept: Kept },
  ) => Promise<Told>
  /** Whether a house is there, as itself, with keys. @throws OpenIdFailure */
  readonly look: (relying: Relying) => Promise<void>
}

const PATIENCE = 15_000
const MOST_BYTES = 512 * 1024
/** What a house says of itself, and its keys, are asked again after this, and after whatever was refused. */
const FRESH = 3_600_000

/**
 * OpenID Connect by the code flow with PKCE, with a library; every question goes by the guarded way out. The signature of what a house says
 * is verified, although the code flow would allow to rely on the connection.
 */
export function openOpenId(outgoing: Outgoing): OpenId {
  const known = new Map<string, { readonly at: number; readonly configuration: openid.Configuration }>()
  const configured = async (relying: Relying): Promise<openid.Configuration> => {
    const key = JSON.stringify(relying)
    const held = known.get(key)
    if (held !== undefined && performance.now() - held.at < FRESH) return held.configuration
    const configuration = await discover(outgoing, relying)
    known.set(key, { at: performance.now(), configuration })
    return configuration
  }
  return {
    begin: async (relying, state) => begin(await configured(relying), relying, state),
    finish: async (relying, given) => {
      try {
        return await finish(await configured(relying), relying, given)
      } catch (error) {
        // It may have new keys: whoever comes next finds those.
        known.delete(JSON.stringify(relying))
        throw error
      }
    },
    look: async (relying) => {
      known.delete(JSON.stringify(relying))
      const { jwks_uri: keys } = (await configured(relying)).serverMetadata()
      if (keys === undefined) throw new OpenIdFailure('no_keys')
      const answer = await fetchBy(outgoing, [hostOf(relying.issuer), hostOf(keys)])(keys, { method: 'GET' })
      if (!answer.ok) throw new OpenIdFailure('no_keys')
    },
  }
}

const hostOf = (url: string): string => new URL(url).hostname

async function discover(outgoing: Outgoing, relying: Relying): Promise<openid.Configuration> {
  const issuer = new URL(relying.issuer)
  const first = await guarded(() =>
    openid.discovery(issuer, relying.clientId, undefined, openid.None(), {
      [openid.customFetch]: fetchBy(outgoing, [issuer.hostname]),
      execute: insecure(issuer),
      timeout: PATIENCE / 1000,
    }),
  )
  const server = first.serverMetadata()
  // Compared sign by sign: a house may not speak for another one.
  if (server.issuer !== relying.issuer) throw new OpenIdFailure('another_issuer')
  const configuration = new openid.Configuration(server, relying.clientId, METADATA, authenticationOf(server, relying))
  configuration[openid.customFetch] = fetchBy(outgoing, hostsOf(server, issuer))
  configuration.timeout = PATIENCE / 1000
  for (const apply of insecure(issuer)) apply(configuration)
  openid.enableNonRepudiationChecks(configuration)
  return configuration
}

/** Clocks of two houses differ a little. */
const METADATA = { [openid.clockTolerance]: 60 }

/** Over http only to the own machine, for a trial. */
const insecure = (issuer: URL): ((configuration: openid.Configuration) => void)[] =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to make it stand out, not because it goes away
  issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : []

function authenticationOf(server: openid.ServerMetadata, { clientSecret }: Relying): openid.ClientAuth {
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return methods.includes('client_secret_post')
    ? openid.ClientSecretPost(clientSecret)
    : openid.ClientSecretBasic(clientSecret)
}

/** A house says itself at which addresses it answers (Google uses three hosts). */
const hostsOf = (server: openid.ServerMetadata, issuer: URL): string[] => [
  issuer.hostname,
  ...[server.token_endpoint, server.jwks_uri].flatMap((url) =>
    url !== undefined && URL.canParse(url) ? [hostOf(url)] : [],
  ),
]

async function begin(configuration: openid.Configuration, { redirectUri }: Relying, state: string) {
  const kept = { verifier: openid.randomPKCECodeVerifier(), nonce: openid.randomNonce() }
  const url = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state,
    nonce: kept.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, kept }
}

async function finish(
  configuration: openid.Configuration,
  { redirectUri }: Relying,
  { answer, state, kept }: { readonly answer: string; readonly state: string; readonly kept: Kept },
): Promise<Told> {
  const back = new URL(redirectUri)
  back.search = answer
  const tokens = await guarded(() =>
    openid.authorizationCodeGrant(configuration, back, {
      expectedState: state,
      expectedNonce: kept.nonce,
      pkceCodeVerifier: kept.verifier,
      idTokenExpected: true,
    }),
  )
  const claims = tokens.claims()
  if (claims === undefined || claims.sub === '' || claims.sub.length > 255) throw new OpenIdFailure('refused')
  const { sub: subject } = claims
  return { subject, label: labelOf(claims), isStrong: askedForMore(claims['amr']), numbers: numbersOf(subject, claims) }
}

/** One kind of failure: what the library throws may hold what the other house answered. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OpenIdFailure) throw error
    throw new OpenIdFailure(problemOf(error))
  }
}

function problemOf(error: unknown): OpenIdProblem {
  if (causesOf(error).some((cause) => cause instanceof OutgoingProblem)) return 'unreachable'
  const code = error instanceof Error && 'code' in error ? error.code : ''
  // Of the description of a house: it names another one than whose address was asked.
  return code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' ? 'another_issuer' : 'refused'
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = []
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause) causes.push(cause)
  return causes
}

type Fetching = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: unknown }

/** The library sends forms only. */
const textOf = (body: unknown): string => (body instanceof URLSearchParams ? body.toString() : '')

/** The guarded way out, in the form that the library asks for. Redirects are refused: a house answers at its own address. */
function fetchBy(outgoing: Outgoing, allowedHosts: readonly string[]) {
  return async (url: string, { method = 'GET', headers = {}, body }: Fetching): Promise<Response> => {
    const answer = await outgoing.request({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      headers,
      ...(body === undefined || body === null ? {} : { body: textOf(body) }),
      timeoutMilliseconds: PATIENCE,
      mostBytes: MOST_BYTES,
      allowedHosts,
      redirects: 'refuse',
    })
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers })
  }
}
