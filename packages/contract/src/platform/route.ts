import { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import type { Permission } from './permissions.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `public`: anyone; `session`: whoever is signed in; otherwise the permission one must hold. */
export type Access = Permission | 'public' | 'session'

/** What travels when it is not JSON: an uploaded file (raw body), a downloaded file, or a stream of server-sent events. */
export type Transport = 'json' | 'upload' | 'download' | 'events'

export type Route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = {
  readonly method: Method
  /** Below `/api`; parameters as `:name`. */
  readonly path: string
  readonly permission: Access
  /** One sentence, imperative; becomes the OpenAPI summary and the CLI help. */
  readonly summary: string
  readonly transport: Transport
  /** `allowed`: also while somebody looks along as a colleague, when nothing else but reading is. */
  readonly whileViewing: 'reading' | 'allowed'
  /**
   * Whether an API key gets in when it holds the permission. `refused` unless said otherwise for whatever is of the person who is
   * signed in (`session`), and for what would outlive the key.
   */
  readonly withKey: 'allowed' | 'refused'
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly response: R
  readonly errors: readonly ErrorCode[]
}

export type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>

const Nothing = z.undefined()
type Nothing = typeof Nothing

type RouteInput<P, Q, B, R> = {
  method: Method
  path: string
  permission: Access
  summary: string
  transport?: Transport
  whileViewing?: 'reading' | 'allowed'
  withKey?: 'allowed' | 'refused'
  params?: P
  query?: Q
  body?: B
  response: R
  errors?: readonly ErrorCode[]
}

/** A route is data: server, web, CLI and OpenAPI all read this one object. */
export function defineRoute<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(input: RouteInput<P, Q, B, R>): Route<P, Q, B, R> {
  return {
    transport: 'json',
    whileViewing: 'reading',
    withKey: input.permission === 'session' ? 'refused' : 'allowed',
    errors: [],
    ...input,
    params: input.params ?? (Nothing as unknown as P),
    query: input.query ?? (Nothing as unknown as Q),
    body: input.body ?? (Nothing as unknown as B),
  }
}

/** Answer of a route that has nothing to say. */
export const Done = z.object({ ok: z.literal(true) })
export type Done = z.infer<typeof Done>

export const Id = z.uuid()
export const IdParams = z.object({ id: Id })

/** RFC 9457 problem; `code` is closed, `title` is a sentence in the caller's language. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>
