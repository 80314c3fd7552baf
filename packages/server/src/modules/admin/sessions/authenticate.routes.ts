import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App, Authenticate, SignedIn } from '../../../platform/http/app.ts'
import { sessionCookie } from './session-cookie.ts'
import { describePlace, findSignedIn, type Place } from './session.service.ts'

type Door = Pick<App, 'transactions' | 'config'>

/** Recognises people by their session cookie; null for nobody. */
export function authenticate(door: Door): Authenticate {
  return (request) => signedInOf(door, request, { isActivity: true })
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
