import { Problem } from '@klantregie/contract'
import type { AnyRoute, ErrorCode } from '@klantregie/contract'
import { errorCodes } from '@klantregie/contract'
import type { z } from 'zod'
import { ApiProblem } from './problem.ts'

const BASE = '/api'

type Given<R extends AnyRoute, K extends 'params' | 'query' | 'body'> = z.input<R[K]>
/** A part of the request is required exactly when the contract says so. */
type Part<R extends AnyRoute, K extends 'params' | 'query' | 'body'> =
  undefined extends Given<R, K> ? { readonly [P in K]?: Given<R, K> } : { readonly [P in K]: Given<R, K> }

export type CallInput<R extends AnyRoute> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> & {
    /** The same key makes a repeated POST harmless. Made per call when absent; give one to repeat a call safely. */
    readonly idempotencyKey?: string
    readonly signal?: AbortSignal
  }

type Answer<R extends AnyRoute> = z.output<R['response']>
type Loose = { params?: unknown; query?: unknown; body?: unknown; idempotencyKey?: string; signal?: AbortSignal }
type Arguments<R extends AnyRoute> =
  Record<string, never> extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>]

const expiredListeners = new Set<() => void>()

/** Called when the server no longer knows who we are, so that the shell can ask for the password in place. */
export function onSessionExpired(listener: () => void): () => void {
  expiredListeners.add(listener)
  return () => expiredListeners.delete(listener)
}

/** Asks the server through the contract; throws ApiProblem. What comes back is exactly what the contract promises. */
export async function call<R extends AnyRoute>(route: R, ...[input]: Arguments<R>): Promise<Answer<R>> {
  const { params, query, body, idempotencyKey, signal }: Loose = input ?? {}
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (route.method === 'POST') headers['idempotency-key'] = idempotencyKey ?? randomKey()
  const response = await send(urlOf(route, { params, query }), {
    method: route.method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
  return readAnswer(route, response.status, await response.text())
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ApiProblem('client.offline', 0)
  }
}

/** The address of a route; also for links to downloads. */
export function urlOf(route: AnyRoute, input: { readonly params?: unknown; readonly query?: unknown } = {}): string {
  const params = new Map(Object.entries(input.params ?? {}))
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params.get(name))))
  const search = new URLSearchParams(Object.entries(input.query ?? {}).flatMap(searchPairs)).toString()
  return BASE + path + (search ? `?${search}` : '')
}

/** A list repeats its name; what was left empty is not asked for. */
function searchPairs([name, value]: readonly [string, unknown]): [string, string][] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((one) => one !== undefined && one !== null && one !== '').map((one) => [name, String(one)])
}

function readAnswer<R extends AnyRoute>(route: R, status: number, text: string): Answer<R> {
  const json = parseJson(text)
  if (status >= 400) throw problemOf(status, json)
  const parsed = route.response.safeParse(json)
  if (!parsed.success) throw new ApiProblem('client.unreadable', status, { issues: parsed.error.issues })
  return parsed.data as Answer<R>
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A proxy that answers with a page instead of the server: the status says enough.
    return undefined
  }
}

function problemOf(status: number, json: unknown): ApiProblem {
  const parsed = Problem.safeParse(json)
  const code: ErrorCode = parsed.success && isErrorCode(parsed.data.code) ? parsed.data.code : 'internal'
  if (code === 'auth.required') expiredListeners.forEach((listener) => listener())
  return new ApiProblem(code, status, parsed.data?.details)
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}

/** crypto.randomUUID exists on secure origins only, and a library may run this on plain http inside its own network. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export interface UploadInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly file: File
  /** 0–1, while the bytes are on their way. */
  readonly onProgress?: (fraction: number) => void
  readonly signal?: AbortSignal
  readonly idempotencyKey?: string
}

/** Sends a file as the raw body. fetch cannot tell how far an upload is, so this is the one place with XMLHttpRequest. */
export function upload<R extends AnyRoute>(route: R, input: UploadInput): Promise<Answer<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(route.method, urlOf(route, input))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.setRequestHeader('idempotency-key', input.idempotencyKey ?? randomKey())
    request.upload.onprogress = (event) => input.onProgress?.(event.total > 0 ? event.loaded / event.total : 0)
    request.onerror = () => reject(new ApiProblem('client.offline', 0))
    request.onabort = () => reject(new DOMException('Upload stopped', 'AbortError'))
    request.onload = () => {
      try {
        resolve(readAnswer(route, request.status, request.responseText))
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
    input.signal?.addEventListener('abort', () => request.abort())
    request.send(input.file)
  })
}
