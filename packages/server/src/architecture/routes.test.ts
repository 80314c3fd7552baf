import { errorCodes, permissions, permissionsOfRole } from '@klantregie/contract'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { modules } from '../app/modules.ts'
import { testApp } from '../platform/testing/test-app.ts'

const app = await testApp()
const { routes } = app.started.app

test('every route has a permission that exists, and every permission opens a route', () => {
  const used = new Set(routes.map((route) => route.permission))
  for (const permission of ['public', 'session'] as const) used.delete(permission)
  expect([...used].filter((permission) => !(permissions as readonly string[]).includes(permission))).toEqual([])
  expect(permissions.filter((permission) => !used.has(permission))).toEqual([])
})

test('every permission is declared by exactly one module and given to at least the administrator', () => {
  const declared = modules.flatMap((module) => module.permissions)
  expect([...declared].sort()).toEqual([...permissions].sort())
  expect(permissions.filter((permission) => !permissionsOfRole.administrator.includes(permission))).toEqual([])
})

test('no two routes share a method and path, and every route names only known errors', () => {
  const keys = routes.map((route) => `${route.method} ${route.path}`)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  expect(routes.flatMap((route) => route.errors).filter((code) => !(code in errorCodes))).toEqual([])
})

test('nobody gets in without a session: every route that is not public answers 401', async () => {
  const open: string[] = []
  for (const route of routes.filter(({ permission }) => permission !== 'public')) {
    const url = route.path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')
    const reply = await app.anonymous(route.method, url)
    if (reply.statusCode !== 401) open.push(`${route.method} ${route.path} → ${reply.statusCode}`)
  }
  expect(open).toEqual([])
})

test('a role without the permission is refused on every route that needs it', async () => {
  const wrong: string[] = []
  for (const route of routes) {
    if (route.permission === 'public' || route.permission === 'session') continue
    if (permissionsOfRole.reader.includes(route.permission)) continue
    const url = route.path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')
    const reply = await app.as('reader')(route.method, url)
    if (reply.statusCode !== 403) wrong.push(`${route.method} ${route.path} → ${reply.statusCode}`)
  }
  expect(wrong).toEqual([])
})

test('the description of the API is valid OpenAPI 3.1 and names every route', async () => {
  const reply = await app.http.inject('/api/openapi.json')
  const document = reply.json<{ paths: Record<string, object> }>()
  const result = await new Validator().validate(document)
  expect(result.errors ?? []).toEqual([])
  expect(result.valid).toBe(true)
  const described = Object.values(document.paths).flatMap((path) => Object.keys(path))
  expect(described.length).toBe(routes.length)
})

test('every job has a name of its own in its module’s name', () => {
  const jobs = modules.flatMap((module) => module.jobs.map((job) => ({ module: module.name, job: job.name })))
  expect(jobs.filter(({ module, job }) => !job.startsWith(`${module}.`))).toEqual([])
  expect(new Set(jobs.map(({ job }) => job)).size).toBe(jobs.length)
})
