import type { OwnNetwork } from './address.rules.ts'
import type { OutgoingProblemCode } from './problem.rules.ts'

/** What a connection was set up for, and which ports may be used. */
export type Bounds = {
  /** Host names, or `*.example.org` for every name below one. Nothing else is reached: not even by a redirect. */
  readonly allowedHosts: readonly string[]
  readonly ports: readonly number[]
  readonly ownNetwork: OwnNetwork
}

export type DestinationDecision =
  { readonly isAllowed: true; readonly url: URL } | { readonly isAllowed: false; readonly code: OutgoingProblemCode }

const refused = (code: OutgoingProblemCode): DestinationDecision => ({ isAllowed: false, code })

/** Programs disagree about these in an URL; whoever puts them there hopes for that. */
const DISPUTED = /[\s\\\p{Cc}\p{Cf}]/u

/**
 * Whether this text is an URL that may be called. It is read once, by the standard that browsers follow, which turns every way of
 * writing an address (decimal, octal, wide digits) into one; what was read is what is connected to.
 */
export function decideDestination(text: string, bounds: Bounds): DestinationDecision {
  const url = readUrl(text)
  if (url === null) return refused('url_refused')
  if (!isWeb(url)) return refused('scheme_refused')
  if (hasCredentials(url)) return refused('credentials_in_url')
  const host = hostOf(url)
  if (host === '') return refused('url_refused')
  if (!isAllowedHost(host, bounds.allowedHosts)) return refused('host_not_allowed')
  const port = portOf(url)
  // A port of the own network is judged with the address that is found, when the connection is made.
  const mayBeUsed = bounds.ports.includes(port) || bounds.ownNetwork.some((place) => place.port === port)
  return mayBeUsed ? { isAllowed: true, url } : refused('port_refused')
}

const readUrl = (text: string, base?: URL): URL | null => (DISPUTED.test(text) ? null : URL.parse(text, base))
const isWeb = ({ protocol }: URL): boolean => protocol === 'https:' || protocol === 'http:'
const hasCredentials = ({ username, password }: URL): boolean => username !== '' || password !== ''

/** The host as it is compared: without the brackets of IPv6 and without the dot that ends a full name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
}

/** How a host is named in a log or on a screen. */
export function nameOf(url: URL): string {
  return url.port === '' ? hostOf(url) : `${hostOf(url)}:${url.port}`
}

function isAllowedHost(host: string, allowedHosts: readonly string[]): boolean {
  return allowedHosts.some((written) => {
    const allowed = written.toLowerCase().replace(/\.$/, '')
    return allowed.startsWith('*.') ? isBelow(host, allowed.slice(1)) : host === allowed
  })
}

/** `dotted` begins with its dot, so that `evilexample.org` is not below `example.org`; one label of its own is needed. */
function isBelow(host: string, dotted: string): boolean {
  return dotted.length > 1 && host.endsWith(dotted) && host.length > dotted.length
}

export type Hop = { readonly url: URL; readonly method: string; readonly hasBody: boolean }
export type RedirectDecision =
  | { readonly kind: 'no_redirect' }
  | { readonly kind: 'refused' }
  /** Where to, how, and whether what proves who we are may go along. */
  | { readonly kind: 'follow'; readonly to: string; readonly method: string; readonly isSameOrigin: boolean }

const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * What to do with an answer that sends us elsewhere (RFC 9110 §15.4). Reading is followed; a change is done once more only where the
 * same system asks for that in so many words (307, 308), and becomes reading with 303. From https to http is never followed.
 */
export function decideRedirect(from: Hop, status: number, location: string | undefined): RedirectDecision {
  if (!REDIRECTS.includes(status) || location === undefined) return { kind: 'no_redirect' }
  const to = readUrl(location, from.url)
  if (to === null || !isWeb(to) || hasCredentials(to)) return { kind: 'refused' }
  if (from.url.protocol === 'https:' && to.protocol === 'http:') return { kind: 'refused' }
  const isSameOrigin = to.origin === from.url.origin
  const method = methodAfter(from, status, isSameOrigin)
  return method === null ? { kind: 'refused' } : { kind: 'follow', to: to.href, method, isSameOrigin }
}

function methodAfter({ method, hasBody }: Hop, status: number, isSameOrigin: boolean): string | null {
  if ((method === 'GET' || method === 'HEAD') && !hasBody) return method
  if (status === 303) return 'GET'
  return (status === 307 || status === 308) && isSameOrigin ? method : null
}

/** On another origin only these go along: which header is a password differs from system to system. */
const HARMLESS = ['accept', 'accept-language', 'accept-encoding', 'user-agent']

export function headersAfter(
  headers: Readonly<Record<string, string>>,
  { isSameOrigin, keepsBody }: { readonly isSameOrigin: boolean; readonly keepsBody: boolean },
): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => (isSameOrigin || HARMLESS.includes(name)) && (keepsBody || !name.startsWith('content-')),
  )
  return Object.fromEntries(kept)
}
