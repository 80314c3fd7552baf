import type { AnyRoute } from '@klantregie/contract'
import type { ErasureHouse } from './erasure-house.ts'
import { bodiesOf, type Canary, type Known } from './erasure-canary.ts'

export type Life = { readonly canary: Canary; readonly relationId: string }
/** How often a route took what was written in the name of a person, and how often it did not. */
export type Tried = Map<string, { taken: number; refused: number; lastRefusal: string }>

const KINDS = ['name', 'birthDate', 'emails', 'phones', 'website', 'addresses', 'municipality', 'language'] as const

/** Somebody typed in at the desk, with the canary in every field that can be typed in. */
export async function makePerson(house: ErasureHouse, canary: Canary): Promise<Life> {
  const { word, digits } = canary
  const reply = await house.ask('POST', '/relations', {
    kind: 'person',
    name: { firstName: capital(word), surname: `${capital(word)}sen` },
    emails: [`${word}@example.org`],
    phones: [`06${digits}`],
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return { canary, relationId: reply.json().relation.id }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** Routes that would end the life before its time, or that are about the whole house. */
const LEFT_OUT = /archive|\/fields\/undo|\/splits|lookup|\/erasure|\/link$|self-service|\/close|\/revoke/

/**
 * Everything that the contract lets anybody write about this person, each with the canary in every text: routes below
 * /relations/:id and below the person's own requests, by their schemas.
 */
export async function liveFully(
  house: ErasureHouse,
  life: Life,
  others: { otherId: string; known: Known; ownField: string },
  tried: Tried,
): Promise<void> {
  const made = await house.ask('POST', '/privacy/requests', {
    kind: 'correction',
    channel: 'letter',
    receivedOn: new Date().toISOString().slice(0, 10),
    requesterName: life.canary.word,
    requesterContact: life.canary.word,
    wish: life.canary.word,
    relationId: life.relationId,
  })
  const requestId = made.json().id as string
  await house.ask('POST', `/privacy/requests/${requestId}/identity`, { how: 'in_person', note: life.canary.word })
  for (const route of house.started.app.routes) {
    const id = route.path.startsWith('/relations/:id')
      ? life.relationId
      : route.path.startsWith('/privacy/requests/:id')
        ? requestId
        : null
    if (
      id === null ||
      route.method === 'GET' ||
      route.method === 'DELETE' ||
      route.transport !== 'json' ||
      LEFT_OUT.test(route.path)
    )
      continue
    await tryRoute(house, route, { id, life, known: { ...others.known, otherId: others.otherId } }, tried)
  }
  await changeEveryField(house, life, { ownField: others.ownField, tried })
  await writeLetters(house, requestId, life)
  await house.ask('POST', `/privacy/requests/${requestId}/dossiers`, { scope: 'everything', language: 'nl' })
}

type Trial = { readonly id: string; readonly life: Life; readonly known: Known }

async function tryRoute(house: ErasureHouse, route: AnyRoute, { id, life, known }: Trial, tried: Tried): Promise<void> {
  const path = route.path.replace(':id', id)
  if (path.includes('/:')) return
  for (const body of bodiesOf(route.body, life.canary, known)) {
    const reply = await house.ask(route.method, path, body ?? {})
    note(tried, `${route.method} ${route.path}`, reply)
  }
}

function note(tried: Tried, key: string, reply: { statusCode: number; body: string }): void {
  const known = tried.get(key) ?? { taken: 0, refused: 0, lastRefusal: '' }
  if (reply.statusCode === 200) known.taken += 1
  else Object.assign(known, { refused: known.refused + 1, lastRefusal: reply.body.slice(0, 300) })
  tried.set(key, known)
}

/** The stored value must be said along; so every field by itself, with what stands there now. */
async function changeEveryField(
  house: ErasureHouse,
  { canary: { word, digits }, relationId }: Life,
  { ownField, tried }: { ownField: string; tried: Tried },
): Promise<void> {
  const values: Readonly<Record<string, unknown>> = {
    name: {
      original: `${word} ${word}`,
      title: word,
      initials: 'Z.Q.',
      firstName: word,
      callName: word,
      prefix: 'van',
      surname: word,
      partnerSurname: word,
    },
    birthDate: '1980-04-05',
    emails: [`${word}@example.org`, `${word}2@example.org`],
    phones: [`06${digits}`],
    website: `https://${word}.example.org`,
    addresses: [
      { use: 'visit', street: word, houseNumber: '1', addition: word.slice(0, 10), postcode: '3511 AB', place: word },
    ],
    municipality: word,
    language: 'nl',
    [ownField]: word,
  }
  for (const field of [...KINDS, ownField]) {
    const { relation } = (await house.ask('GET', `/relations/${relationId}`)).json()
    const reply = await house.ask('PATCH', `/relations/${relationId}/fields`, {
      change: { field, value: values[field] },
      expected: (field === ownField ? relation.own?.[field] : relation[field]) ?? null,
    })
    note(tried, `PATCH /relations/:id/fields (${field})`, reply)
  }
}

async function writeLetters(house: ErasureHouse, requestId: string, { canary }: Life): Promise<void> {
  const page = (await house.ask('GET', `/privacy/requests/${requestId}`)).json()
  for (const letter of page.letters ?? [])
    await house.ask('PUT', `/privacy/requests/${requestId}/letters/${letter.id}`, {
      title: canary.word,
      body: canary.word,
    })
  for (const receiver of page.receivers ?? [])
    await house.ask('PUT', `/privacy/requests/${requestId}/receivers/${receiver.id}`, {
      state: 'told',
      remark: canary.word,
    })
}
