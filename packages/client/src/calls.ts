import type { AnyRoute } from '@klantregie/contract'

type Given<R extends AnyRoute, K extends 'params' | 'query' | 'body'> = R[K]['_zod']['input']
type Part<R extends AnyRoute, K extends 'params' | 'query' | 'body'> =
  undefined extends Given<R, K> ? { readonly [P in K]?: Given<R, K> } : { readonly [P in K]: Given<R, K> }

/** What a call of a route takes: a part is required exactly when the contract says so. */
export type CallInput<R extends AnyRoute> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>
/** What it answers, checked against the contract. */
export type Answer<R extends AnyRoute> = R['response']['_zod']['output']
/** The input may be left out when nothing in it is required. */
export type Inputs<R extends AnyRoute> =
  Record<string, never> extends CallInput<R>
    ? [input?: CallInput<R>, calling?: Calling]
    : [input: CallInput<R>, calling?: Calling]

/** How one call is made. */
export type Calling = {
  readonly signal?: AbortSignal
  /** Of a POST: sent again with the same key it is carried out once. Made per call when it is left out. */
  readonly idempotencyKey?: string
}

/** A route that answers a list by pages, with a cursor. */
export type PagedRoute = AnyRoute & {
  readonly response: {
    readonly _zod: { readonly output: { readonly items: readonly unknown[]; readonly nextCursor: string | null } }
  }
}
/** One line of such a list. */
export type Item<R extends PagedRoute> = R['response']['_zod']['output']['items'][number]

/** A call without its types. */
export type Loose = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown }

/** The address of a call. A list repeats its name; what was left empty is not asked for. */
export function addressOf(url: string, route: AnyRoute, { params, query }: Loose): string {
  const values = new Map(Object.entries(params ?? {}))
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(values.get(name))))
  const address = new URL(`${url}/api${path}`)
  for (const [name, value] of Object.entries(query ?? {}))
    for (const one of [value as Plain | readonly Plain[]].flat())
      if (one !== undefined && one !== null) address.searchParams.append(name, String(one))
  return address.href
}

/** What can stand in an address; the contract has nothing else there. */
type Plain = string | number | boolean | null | undefined
