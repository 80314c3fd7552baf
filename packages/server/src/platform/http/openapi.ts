import { errorCodes, Problem, type AnyRoute, type ErrorCode } from '@klantregie/contract'
import { z } from 'zod'
import type { App } from './app.ts'

type Json = Record<string, unknown>

/** The API in its standard form, made from the same routes that are served: it cannot drift. */
export function describeApi(routes: readonly AnyRoute[], baseUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  const shared: Record<string, unknown> = { Problem: schemaOf(Problem, 'output') }
  const found = shareNamed(paths, shared) as Json
  return {
    openapi: '3.1.0',
    info: {
      title: 'Klantregie',
      version: '0.1.0',
      description:
        'Everything the screens do goes through this API. Send an API key along (`Authorization: Bearer krk_…`), or sign in with POST /api/session and send the cookie along. A POST with an `Idempotency-Key` is carried out at most once.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: baseUrl }],
    security: [{ session: [] }, { key: [] }],
    paths: found,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-klantregie' },
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'krk_…' },
      },
      schemas: shared,
    },
  }
}

function operation(route: AnyRoute): Json {
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.path.split('/')[1]],
    ...securityOf(route),
    'x-permission': route.permission,
    parameters: [...parametersOf(route, 'path'), ...parametersOf(route, 'query')],
    ...requestBody(route),
    responses: { 200: success(route), ...failures(route) },
  }
}

/** Left out: a session or a key, as at the top. */
function securityOf({ permission, withKey }: AnyRoute): Json {
  if (permission === 'public') return { security: [] }
  return withKey === 'refused' ? { security: [{ session: [] }] } : {}
}

function operationId(route: AnyRoute): string {
  const words = route.path.split(/[/:-]/).filter((word) => word !== '')
  return [route.method.toLowerCase(), ...words]
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
}

function parametersOf(route: AnyRoute, place: 'path' | 'query'): Json[] {
  const schema = place === 'path' ? route.params : route.query
  if (schema.def.type === 'undefined') return []
  const { properties, required } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    schema: property,
  }))
}

function requestBody(route: AnyRoute): Json {
  if (route.transport === 'upload') {
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }
  }
  if (route.body.def.type === 'undefined') return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
}

function success(route: AnyRoute): Json {
  const content: Record<AnyRoute['transport'], Json> = {
    json: { 'application/json': { schema: schemaOf(route.response, 'output') } },
    upload: { 'application/json': { schema: schemaOf(route.response, 'output') } },
    download: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    events: { 'text/event-stream': { schema: { type: 'string' } } },
  }
  return { description: 'OK', content: content[route.transport] }
}

const ofKeys = ({ withKey }: AnyRoute): readonly ErrorCode[] =>
  withKey === 'refused'
    ? ['auth.not_for_keys']
    : ['auth.key_expired', 'auth.key_withdrawn', 'auth.key_orphaned', 'auth.key_too_fast']

/** One response per status, naming the codes that come with it. */
function failures(route: AnyRoute): Record<string, Json> {
  const always: readonly ErrorCode[] =
    route.permission === 'public'
      ? ['http.invalid_input']
      : ['http.invalid_input', 'auth.required', 'auth.forbidden', ...ofKeys(route)]
  const codes = [...new Set([...always, ...route.errors])]
  const byStatus = Map.groupBy(codes, (code) => errorCodes[code])
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      {
        description: list.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json
  return json
}

/**
 * Schemas with a name (`meta({ id })`; those that hold themselves must have one) are told once, among the components. zod writes them
 * beside each schema that uses them.
 */
function shareNamed(value: unknown, shared: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => shareNamed(item, shared))
  if (value === null || typeof value !== 'object') return value
  const { $defs = {}, ...rest } = value as Json
  for (const [name, schema] of Object.entries($defs as Json)) shared[name] ??= shareNamed(schema, shared)
  return Object.fromEntries(
    Object.entries(rest).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string'
        ? item.replace('#/$defs/', '#/components/schemas/')
        : shareNamed(item, shared),
    ]),
  )
}

/** The description for programs at /api/openapi.json, and for people at /api. */
export function serveApiDescription(app: App): void {
  app.http.get('/api/openapi.json', () => describeApi(app.routes, app.config.baseUrl))
  app.http.get('/api', (_request, reply) => reply.type('text/html; charset=utf-8').send(apiPage(app.routes)))
  app.http.get('/api/style.css', (_request, reply) => reply.type('text/css').send(PAGE_STYLE))
}

function apiPage(routes: readonly AnyRoute[]): string {
  const groups = Map.groupBy(routes, (route) => route.path.split('/')[1] ?? '')
  const sections = [...groups].map(([name, members]) => `<h2>${escape(name)}</h2>${members.map(routeArticle).join('')}`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Klantregie API</title><link rel="stylesheet" href="/api/style.css"></head><body><main><h1>Klantregie API</h1>
<p>Every screen uses these operations. For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. Send an API key along (<code>Authorization: Bearer krk_…</code>), made under Administration, or sign in with <code>POST /api/session</code> and send the cookie along.</p>
${sections.join('')}</main></body></html>`
}

function routeArticle(route: AnyRoute): string {
  const schema = (title: string, value: z.ZodType, io: 'input' | 'output') =>
    value.def.type === 'undefined' || value.def.type === 'unknown'
      ? ''
      : `<details><summary>${title}</summary><pre tabindex="0">${escape(JSON.stringify(schemaOf(value, io), null, 2))}</pre></details>`
  const codes =
    route.errors.length > 0 ? `<p>Refusals: ${route.errors.map((code) => `<code>${code}</code>`).join(', ')}</p>` : ''
  return `<article><h3><code>${route.method} /api${escape(route.path)}</code></h3><p>${escape(route.summary)}.</p>
<p>Needs: <code>${route.permission}</code>${route.withKey === 'refused' && route.permission !== 'public' ? '; not with an API key' : ''}</p>${codes}${schema('Query', route.query, 'input')}${schema('Body', route.body, 'input')}${schema('Answer', route.response, 'output')}</article>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const PAGE_STYLE = `:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;margin:0;background:light-dark(#faf7f2,#1b1916);color:light-dark(#26221c,#efe9df)}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem}h1{font:600 2rem/1.2 Georgia,serif}h2{font:600 1.4rem/1.3 Georgia,serif;margin-top:3rem;border-bottom:1px solid currentColor}
h3{font-size:1rem;margin:2rem 0 0}p{margin:.25rem 0}pre{overflow:auto;padding:1rem;background:light-dark(#f1ece3,#26231e);font-size:.85rem}a{color:light-dark(#8c1d2f,#f0a3ad)}
summary{cursor:pointer;padding:.25rem 0}code{overflow-wrap:anywhere}:focus-visible{outline:3px solid currentColor;outline-offset:2px}`
