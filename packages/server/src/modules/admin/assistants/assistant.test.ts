import type { AddressInfo } from 'node:net'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { AssistantTool, type KeyScope } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { organisationNamed, relationsInDomain } from '../../../platform/testing/relations-in-domain.ts'
import { testApp } from '../../../platform/testing/test-app.ts'

// With the client that the makers of the protocol give, over HTTP.
const app = await testApp()
const administrator = app.as('administrator')
let url: string
let domains: string[]
let bakker: string

const allow = (hasAssistants: boolean) => administrator('PATCH', '/organisation', { hasAssistants })
const READING: KeyScope[] = ['relations.relation.read', 'segments.segment.read', 'segments.inventory.read']
const keyFor = async (more: object = {}): Promise<{ key: { id: string }; secret: string }> =>
  (
    await administrator('POST', '/keys', { name: 'Assistent', role: 'relation_manager', scopes: READING, ...more })
  ).json()

async function assistant(secret: string, versions: object = {}): Promise<Client> {
  const client = new Client({ name: 'proef', version: '1' }, versions)
  const headers = { authorization: `Bearer ${secret}` }
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }))
  return client
}
async function ask(client: Client, name: string, given: Record<string, unknown> = {}) {
  const answer = await client.callTool({ name, arguments: given })
  const [first] = answer.content
  const text = first?.type === 'text' ? first.text : ''
  return { isError: answer.isError === true, text, json: (): any => JSON.parse(text) }
}

beforeAll(async () => {
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}/api/mcp`
  domains = (await administrator('GET', '/domains')).json().items.map(({ id }: { id: string }) => id)
  ;[bakker = ''] = await relationsInDomain(app, [organisationNamed('Bakkerij De Korenaar')], domains[0]!)
})

test('it is off until an administrator allows it, and then again when they do not', async () => {
  const { secret } = await keyFor()
  const headers = { authorization: `Bearer ${secret}` }
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }
  const refused = await app.anonymous('POST', '/mcp', message, headers)
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'admin.assistants_off'])
  expect((await app.as('relation_manager')('PATCH', '/organisation', { hasAssistants: true })).statusCode).toBe(403)
  await allow(true)
  expect((await assistant(secret)).getServerVersion()?.name).toBe('klantregie')
  await allow(false)
  expect((await app.anonymous('POST', '/mcp', message, headers)).statusCode).toBe(403)
  await allow(true)
})

test('it offers what it can read, and says that it reads only', async () => {
  const { tools } = await (await assistant((await keyFor()).secret)).listTools()
  expect(tools.map(({ name }) => name)).toEqual(AssistantTool.options)
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true)
})

test('relations are found and shown, and that somebody looked is kept', async () => {
  const client = await assistant((await keyFor()).secret)
  const found = (await ask(client, 'find_relations', { q: 'korenar' })).json()
  expect(found.items).toMatchObject([{ id: bakker, name: 'Bakkerij De Korenaar' }])
  expect((await ask(client, 'show_relation', { id: bakker })).json().relation.displayName).toBe('Bakkerij De Korenaar')
  const asked = (await app.audit()).filter(({ action }) => action === 'assistant.asked')
  expect(asked.map(({ details }) => details.tool)).toEqual(['find_relations', 'show_relation'])
})

test('a segment is explained with what it holds', async () => {
  const conditions = { group: 'all', of: [{ about: 'kind', oneOf: ['organisation'] }] }
  const made = await app.as('relation_manager')('POST', '/segments', {
    name: 'Alle organisaties',
    description: 'Voor de nieuwjaarskaart',
    conditions,
    audience: 'organisation',
    teamId: null,
  })
  expect(made.json()).toMatchObject({ name: 'Alle organisaties' })
  await app.started.doUpkeep()
  const client = await assistant((await keyFor()).secret)
  expect((await ask(client, 'list_segments')).json().items).toMatchObject([{ name: 'Alle organisaties' }])
  expect((await ask(client, 'explain_segment', { id: made.json().id })).json()).toMatchObject({
    segment: { description: 'Voor de nieuwjaarskaart' },
    count: { count: 1 },
  })
})

test('what the key may not, the assistant may not', async () => {
  const other = await assistant((await keyFor({ domainIds: [domains[1]] })).secret)
  expect((await ask(other, 'find_relations', { q: 'Korenaar' })).json().items).toEqual([])
  expect(await ask(other, 'show_relation', { id: bakker })).toMatchObject({
    isError: true,
    text: 'relations.relation_not_found',
  })
  const few = await assistant((await keyFor({ scopes: ['segments.segment.read'] })).secret)
  expect(await ask(few, 'find_relations', { q: 'Korenaar' })).toMatchObject({ isError: true, text: 'auth.forbidden' })
  const made = await keyFor()
  const gone = await assistant(made.secret)
  await administrator('DELETE', `/keys/${made.key.id}`)
  await expect(ask(gone, 'find_relations', { q: 'Korenaar' })).rejects.toThrow()
})

test('input that is none is refused in words, and a tool that is none as well', async () => {
  const client = await assistant((await keyFor()).secret)
  expect((await ask(client, 'show_relation', { id: '../organisation' })).isError).toBe(true)
  await expect(ask(client, 'erase_everybody')).rejects.toThrow(/erase_everybody/)
})

test('an older assistant, that shakes hands first, is answered too', async () => {
  const { secret } = await keyFor()
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'oud', version: '1' } }
  const headers = { authorization: `Bearer ${secret}`, accept: 'application/json, text/event-stream' }
  const reply = await app.anonymous('POST', '/mcp', { jsonrpc: '2.0', id: 1, method: 'initialize', params }, headers)
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toContain('"name":"klantregie"')
})

test('nobody is kept on the line to be told of changes', async () => {
  const { secret } = await keyFor()
  const message = { jsonrpc: '2.0', id: 7, method: 'subscriptions/listen', params: {} }
  const reply = await app.anonymous('POST', '/mcp', message, { authorization: `Bearer ${secret}` })
  expect(reply.json()).toMatchObject({ id: 7, error: { code: -32601 } })
})

test('a session is no key, and nobody is nobody', async () => {
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }
  const withSession = await administrator('POST', '/mcp', message)
  expect([withSession.statusCode, withSession.json().code]).toEqual([403, 'auth.key_needed'])
  expect((await app.anonymous('POST', '/mcp', message)).statusCode).toBe(401)
})
