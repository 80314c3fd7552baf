import { KEY_PREFIX } from '@klantregie/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../../platform/failure.ts'
import type { App, Authenticate, SignedIn } from '../../../platform/http/app.ts'
import { findKeyHolder } from '../keys/key-access.service.ts'
import { keyLimiter } from '../keys/key-limit.ts'
import { holdsKey } from '../keys/key-token.ts'
import { sessionCookie } from './session-cookie.ts'
import { describePlace, findSignedIn, type Place } from './session.service.ts'

type Door = Pick<App, 'transactions' | 'config'>

/** Recognises people by their session cookie and programs by their key; null for nobody. */
export function authenticate(door: Door): Authenticate {
  const limiter = keyLimiter()
  return (request) => {
    const key = keyOf(door, request)
    return key === null
      ? signedInOf(door, request, { isActivity: true })
      : findKeyHolder(door.transactions, key, limiter)
  }
}

/**
 * The key that a request carries, in the one place where it belongs: addresses end up in logs and in histories, and whoever sends a
 * cookie as well leaves it open who is asking.
 */
function keyOf({ config }: Door, request: FastifyRequest): string | null {
  if (holdsKey(request.url)) throw new AppError('auth.key_in_address')
  const { authorization } = request.headers
  if (!authorization?.startsWith(`Bearer ${KEY_PREFIX}`)) return null
  if (request.cookies[sessionCookie(config.baseUrl).name] !== undefined) throw new AppError('auth.key_and_session')
  return authorization.slice('Bearer '.length)
}

/** `isActivity` is false for what happens by itself, so that an open page does not keep a session alive for ever. */
export function signedInOf(
  { transactions, config }: Door,
  request: FastifyRequest,
  how: { isActivity: boolean },
): Promise<SignedIn | null> {
  const token = request.cookies[sessionCookie(config.baseUrl).name]
  return token === undefined ? Promise.resolve(null) : findSignedIn(transactions, token, how)
}

export function placeOf(request: FastifyRequest): Place {
  return describePlace(request.ip, request.headers['user-agent'])
}

export function giveCookie({ config }: Pick<App, 'config'>, reply: FastifyReply, token: string): void {
  const { name, options } = sessionCookie(config.baseUrl)
  reply.setCookie(name, token, options)
}

export function takeCookie({ config }: Pick<App, 'config'>, reply: FastifyReply): void {
  const { name, options } = sessionCookie(config.baseUrl)
  reply.setCookie(name, '', { ...options, maxAge: 0 })
}
