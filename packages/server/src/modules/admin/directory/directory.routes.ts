import * as api from '@klantregie/contract'
import { openRoute, route, type App } from '../../../platform/http/app.ts'
import { AppError } from '../../../platform/failure.ts'
import { sentenceOf } from '../../../platform/i18n/sentences.ts'
import type { ScimAnswer } from './scim.ts'
import { admitDirectory, makeDirectory, removeDirectory, scimAddress, showDirectory } from './directory.service.ts'

export function directoryRoutes(app: App): void {
  const { baseUrl } = app.config
  route(app, api.showDirectory, async ({ ctx, params }) => ({
    directory: await showDirectory(ctx, params.id, baseUrl),
  }))
  // Open, because the key is shown once: `route` would keep the answer for repeated requests.
  openRoute(app, api.makeDirectory, ({ signedIn, params, body: { role } }) => {
    if (!signedIn) throw new AppError('auth.required')
    return app.transactions.inTenant(signedIn.who, (ctx) => makeDirectory(ctx, params.id, { role, baseUrl }))
  })
  route(app, api.removeDirectory, async ({ ctx, params }) => {
    await removeDirectory(ctx, params.id)
    return { ok: true as const }
  })
  for (const definition of api.scimRoutes)
    openRoute(app, definition, async ({ params, query, request, reply }) => {
      const { who, directory } = await admitDirectory(app.transactions, request.headers.authorization)
      // Most houses have no directory; the protocol costs memory only where somebody speaks it.
      const { answerScim, ScimRefusal } = await import('./scim.ts')
      const asked = { method: request.method, kind: params.kind, id: params.id, query, body: request.body }
      const answer = await app.transactions
        .inTenant(who, (ctx) => answerScim(asked, { ctx, directory, address: scimAddress(baseUrl) }))
        .catch((error: unknown) => (error instanceof ScimRefusal ? error.answer : refusedInScim(error)))
      if (answer.location !== undefined) void reply.header('location', answer.location)
      return reply
        .code(answer.status)
        .type('application/scim+json; charset=utf-8')
        .send(answer.status === 204 ? undefined : JSON.stringify(answer.body))
    })
}

/** What is refused by us, in the form of the protocol (RFC 7644, section 3.12). */
function refusedInScim(error: unknown): ScimAnswer {
  const code = codeOf(error)
  if (code === null) throw error
  const status = code === 'http.invalid_input' ? 400 : api.errorCodes[code]
  return {
    status,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(status === 409 ? { scimType: 'uniqueness' } : {}),
      ...(status === 400 ? { scimType: 'invalidValue' } : {}),
      detail: sentenceOf(code, 'en'),
    },
  }
}

/** Null: it is not a refusal. */
function codeOf(error: unknown): api.ErrorCode | null {
  if (error instanceof AppError) return error.code
  const { constraint } = Object(error) as { constraint?: unknown }
  return typeof constraint === 'string' ? (BROKEN[constraint] ?? null) : null
}

const BROKEN: Readonly<Record<string, api.ErrorCode>> = {
  app_user_email: 'admin.email_taken',
  team_name: 'admin.team_name_taken',
  directory_user_number: 'admin.directory_number_taken',
}
