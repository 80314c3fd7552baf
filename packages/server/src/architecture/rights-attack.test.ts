import { randomUUID } from 'node:crypto'
import type { AnyRoute, Role } from '@klantregie/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../platform/testing/test-app.ts'
import { tracesIn } from './attack/canaries.ts'
import { loadCanaries, type CanaryRelation } from './attack/house-of-canaries.ts'
import { sampleOf } from './attack/sample-input.ts'

/** Whatever is asked of the whole product by somebody who may do everything, but read these fields. */
const READER: Role = 'administrator'
const FIELDS = ['birthDate', 'emails', 'phones', 'website', 'addresses', 'municipality', 'identifiers']

let app: TestApp
let routes: readonly AnyRoute[]
let people: CanaryRelation[]
let domainIds: string[]
beforeAll(async () => {
  app = await testApp()
  routes = app.started.app.routes
  people = await app.inTransaction((ctx) => loadCanaries(ctx, { count: 4, word: 'huis' }))
  domainIds = [...new Set(people.map(({ domainId }) => domainId))]
})
beforeEach(async () => {
  await app.query('delete from governance.field_right')
})

async function limit(access: 'hidden' | 'masked', fields: readonly string[] = FIELDS) {
  await app.query(
    `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access)
     select 'role', $1, d.id, f, $2 from governance.domain d cross join unnest($3::text[]) f`,
    [READER, access, fields],
  )
}

const all = () => people.flatMap(({ traces }) => Object.values(traces).flat())
/** What the administrator finds in the trail is about the trail, which keeps personal data apart by its own rules. */
const isStream = ({ transport }: AnyRoute) => transport === 'events' || transport === 'upload'

/** Every route that only reads, filled in with what would show most. */
function readings(): { route: AnyRoute; url: string }[] {
  const [one, other] = people
  return routes
    .filter((route) => route.method === 'GET' && !isStream(route))
    .flatMap((route) => {
      const ids = route.path.includes(':') ? [one!.id, other!.id] : [one!.id]
      return ids.map((id) => ({ route, url: `${pathOf(route, id)}${queryOf(route, id, other!.id)}` }))
    })
}

const pathOf = (route: AnyRoute, id: string) => route.path.replace(/:\w+/g, id)

function queryOf(route: AnyRoute, id: string, otherId: string): string {
  const query = sampleOf(route.query, {
    id: (name) => (name.startsWith('other') || name.startsWith('loser') ? otherId : id),
    text: () => 'Naam',
    isGiven: () => false,
  }) as Record<string, unknown> | undefined
  const given = Object.entries(query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return given.length === 0 ? '' : `?${given.join('&')}`
}

async function leaks(): Promise<string[]> {
  const found: string[] = []
  for (const { route, url } of readings()) {
    const reply = await app.as(READER)('GET', url)
    const shown = tracesIn(reply.body, all())
    if (shown.length > 0) found.push(`${route.path} → ${shown.join(', ')}`)
    if (reply.statusCode >= 500) found.push(`${route.path} → ${String(reply.statusCode)} ${reply.body}`)
  }
  return found
}

test('without limits the canaries show: the test can see', async () => {
  const page = await app.as(READER)('GET', `/relations/${people[0]!.id}`)
  for (const field of FIELDS) expect(tracesIn(page.body, people[0]!.traces[field]!), field).not.toEqual([])
  const sources = await app.as(READER)('GET', `/relations/${people[0]!.id}/sources`)
  expect(tracesIn(sources.body, people[0]!.traces['emails']!)).not.toEqual([])
})

describe('a value that is kept back shows in no answer of any route', () => {
  test('hidden', async () => {
    await limit('hidden')
    expect(await leaks()).toEqual([])
  })
  test('masked', async () => {
    await limit('masked')
    expect(await leaks()).toEqual([])
  })
  test.each(FIELDS)('only %s', async (field) => {
    await limit('hidden', [field])
    const found: string[] = []
    for (const path of ['', '/sources', '/timeline', '/field-history', '/links'].map(
      (end) => `/relations/${people[0]!.id}${end}`,
    )) {
      const { body } = await app.as(READER)('GET', path)
      found.push(...tracesIn(body, people[0]!.traces[field]!))
    }
    const list = await app.as(READER)('GET', '/relations?limit=1')
    const csv = await app.as(READER)('GET', '/relations/export?format=csv')
    const json = await app.as(READER)('GET', '/relations/export?format=json')
    for (const { body } of [list, csv, json])
      found.push(
        ...tracesIn(
          body,
          people.flatMap(({ traces }) => traces[field]!),
        ),
      )
    expect(found).toEqual([])
  })
  test('of somebody under protection, for everybody', async () => {
    for (const { id } of people)
      await app.as(READER)('POST', `/relations/${id}/protection`, { reason: 'Wordt bedreigd', reviewOn: '2027-01-01' })
    try {
      const notOfNumbers = people.flatMap(({ traces: { identifiers: _i, ...traces } }) => Object.values(traces).flat())
      const found: string[] = []
      for (const { route, url } of readings()) {
        const reply = await app.as(READER)('GET', url)
        const shown = tracesIn(reply.body, notOfNumbers)
        if (shown.length > 0) found.push(`${route.path} → ${shown.join(', ')}`)
      }
      expect(found).toEqual([])
    } finally {
      for (const { id } of people)
        await app.as(READER)('POST', `/relations/${id}/protection/end`, { reason: 'Niet meer nodig' })
    }
  })
})

describe('nobody feels their way to a value that is kept back', () => {
  const questions = () =>
    people.flatMap(({ record: { emails, phones, addresses, identifiers } }) => [
      emails![0]!,
      emails![0]!.slice(0, 4),
      phones![0]!.number,
      addresses![0]!.postcode!,
      addresses![0]!.place!,
      identifiers![0]!.value,
    ])
  test('searching and counting find nothing', async () => {
    await limit('masked')
    for (const q of questions()) {
      const asked = encodeURIComponent(q)
      expect((await app.as(READER)('GET', `/relations/search?q=${asked}`)).json().items, q).toEqual([])
      expect((await app.as(READER)('GET', `/relations?q=${asked}`)).json(), q).toMatchObject({ items: [], total: 0 })
      expect((await app.as(READER)('GET', `/relations/export?format=json&q=${asked}`)).json(), q).toEqual([])
    }
    expect((await app.as(READER)('GET', '/relations/search?q=Naamhuis')).json().items).not.toEqual([])
  })
  test('an order or a filter by it is refused', async () => {
    await limit('masked')
    for (const query of ['sort=place', 'place=Kanarieburg'])
      expect((await app.as(READER)('GET', `/relations?${query}`)).json().code, query).toBe('relations.field_hidden')
    expect((await app.as(READER)('GET', '/relations/places?q=Kanarie')).json()).toEqual({ items: [] })
  })
  test('typing in somebody with that address says nothing', async () => {
    await limit('masked')
    const [{ record }] = people as [CanaryRelation]
    const reply = await app.as(READER)('POST', '/relations/lookup', {
      kind: 'person',
      surname: 'Onbekend',
      email: record.emails![0],
      phone: record.phones![0]!.number,
      birthDate: record.birthDate,
    })
    expect(reply.json()).toEqual({ items: [] })
  })
  test('what is kept back cannot be changed either', async () => {
    await limit('masked')
    const change = (field: string, value: unknown) =>
      app.as(READER)('PATCH', `/relations/${people[0]!.id}/fields`, { change: { field, value }, expected: null })
    expect((await change('emails', ['nieuw@voorbeeld.nl'])).json()).toMatchObject({ code: 'relations.field_hidden' })
    expect((await change('municipality', 'Elders')).statusCode).toBe(403)
  })
})

describe('who may not see a relation hears what is heard of one that does not exist', () => {
  const aboutRelations = () =>
    routes.filter(({ path, transport }) => path.startsWith('/relations/:id') && transport === 'json')
  const input = (route: AnyRoute) =>
    sampleOf(route.body, { id: () => randomUUID(), text: () => 'Een reden van genoeg woorden', isGiven: () => false })
  const ask = async (route: AnyRoute, id: string, as: TestApp['anonymous']) => {
    const reply = await as(
      route.method,
      `${route.path.replace(':id', id).replace(/:\w+/g, randomUUID())}${queryOf(route, id, id)}`,
      input(route),
    )
    return { status: reply.statusCode, code: reply.statusCode < 300 ? reply.body : reply.json().code }
  }
  test('of another organisation, on every route about a relation', async () => {
    const other = await app.otherTenant()
    const different: string[] = []
    for (const route of aboutRelations()) {
      const [real, unreal] = [await ask(route, people[0]!.id, other.as), await ask(route, randomUUID(), other.as)]
      if (JSON.stringify(real) !== JSON.stringify(unreal) || real.status < 300)
        different.push(`${route.method} ${route.path}: ${JSON.stringify(real)} but ${JSON.stringify(unreal)}`)
    }
    expect(different).toEqual([])
  })
  test.each<Role>(['administrator', 'privacy_officer', 'relation_manager', 'front_office', 'reader'])(
    'of another domain, as %s',
    async (role) => {
      await app.query('update admin.app_user set domain_ids = array[$1::uuid] where role = $2', [domainIds[0], role])
      try {
        const hidden = people.find(({ domainId }) => domainId !== domainIds[0])!
        const different: string[] = []
        for (const route of aboutRelations()) {
          const [real, unreal] = [
            await ask(route, hidden.id, app.as(role)),
            await ask(route, randomUUID(), app.as(role)),
          ]
          if (JSON.stringify(real) !== JSON.stringify(unreal) || real.status < 300)
            different.push(`${route.method} ${route.path}: ${JSON.stringify(real)} but ${JSON.stringify(unreal)}`)
        }
        expect(different).toEqual([])
      } finally {
        await app.query(`update admin.app_user set domain_ids = '{}' where role = $1`, [role])
      }
    },
  )
  test('who may see and not change changes nothing, on every route about a relation', async () => {
    await app.query(
      `update governance.domain_right set may_change = false, may_export = false, may_delete = false where subject_key = $1`,
      [READER],
    )
    const before = await stateOf(people[0]!.id)
    const allowed: string[] = []
    for (const route of aboutRelations().filter(({ method, path }) => method !== 'GET' && !NO_CHANGE.has(path))) {
      const { status, code } = await ask(route, people[0]!.id, app.as(READER))
      if (status < 300) allowed.push(`${route.method} ${route.path} ${String(code).slice(0, 80)}`)
    }
    await app.query(
      `update governance.domain_right set may_change = true, may_export = true, may_delete = true where subject_key = $1`,
      [READER],
    )
    expect(allowed).toEqual([])
    expect(await stateOf(people[0]!.id)).toEqual(before)
  })
})

/**
 * Looking closer is no change of the relation; and what somebody says about being approached is noted by whoever hears it
 * (privacy.consent.write): a "no" at the counter may not wait for a right to change. What one follows is one's own affair. How often
 * somebody was approached is a question that travels as a POST.
 */
const NO_CHANGE = new Set([
  '/relations/:id/unmask',
  '/relations/:id/standings',
  '/relations/:id/following',
  '/relations/:id/pressure',
])

async function stateOf(id: string) {
  const [state] = await app.query(
    `select r.golden, r.archived_at, r.domain_mask::text, r.is_protected, (select count(*) from relations.role o where o.relation_id = r.id) as roles,
      (select count(*) from relations.link l where r.id in (l.from_id, l.to_id)) as links,
      (select count(*) from activity.interaction i where i.relation_id = r.id) as notes,
      (select count(*) from identity.source_record s where s.relation_id = r.id) as records from relations.relation r where r.id = $1`,
    [id],
  )
  return state
}
