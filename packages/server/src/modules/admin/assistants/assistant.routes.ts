import * as api from '@klantregie/contract'
import type { FastifyReply } from 'fastify'
import { AppError } from '../../../platform/failure.ts'
import { openRoute, type App } from '../../../platform/http/app.ts'
import { requireAssistants, traceAssistant } from './assistant.service.ts'
import type { Ask } from './tools.ts'

export function assistantRoutes(app: App): void {
  openRoute(app, api.askAsAssistant, async ({ signedIn, body, request, reply }) => {
    // With a session any page that is open in the same browser could ask; a key is sent along on purpose.
    if (!signedIn?.allowance) throw new AppError('auth.key_needed')
    const { who } = signedIn
    await app.transactions.inTenant(who, requireAssistants)
    const { authorization = '', 'accept-language': language = 'nl' } = request.headers
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers))
      if (typeof value === 'string' && name !== 'authorization') headers.set(name, value)
    const message = new Request(new URL(request.url, app.config.baseUrl), { method: 'POST', headers })
    // Most houses have no assistant; the protocol costs memory only where somebody speaks it.
    const { answerMessage } = await import('./mcp-server.ts')
    const answer = await answerMessage(message, body, {
      ask: askerWith(app, { headers: { authorization, 'accept-language': language }, address: request.ip }),
      trace: (tool) => app.transactions.inTenant(who, (ctx) => traceAssistant(ctx, tool)),
    })
    return pass(reply, answer)
  })
}

type Bearer = { readonly headers: Readonly<Record<string, string>>; readonly address: string }

/** Through the front door, with the key that came along: nothing is decided here that is not decided there. */
function askerWith(app: App, { headers, address }: Bearer): Ask {
  return async (route, { params = {}, query = {}, body }) => {
    const values = new Map(Object.entries(params))
    const path = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(values.get(name))))
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    const reply = await app.http.inject({
      method: route.method,
      url: `/api${path}`,
      query: Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
      headers,
      remoteAddress: address,
      ...(body && { payload: body }),
    })
    const answer = reply.json<{ code?: string }>()
    if (reply.statusCode < 400) return answer
    throw new AppError(codeOf(answer.code))
  }
}

function codeOf(code: string | undefined): api.ErrorCode {
  return code !== undefined && Object.hasOwn(api.errorCodes, code) ? (code as api.ErrorCode) : 'internal'
}

async function pass(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  for (const [name, value] of answer.headers) void reply.header(name, value)
  return reply.code(answer.status).send(await answer.text())
}
