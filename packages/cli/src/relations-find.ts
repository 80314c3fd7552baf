import * as api from '@klantregie/contract'
import type { Command } from './command.ts'
import { asTable } from './table-text.ts'

export const search: Command = {
  name: 'search',
  words: 'TEXT',
  wordCount: 1,
  routes: [api.searchRelations],
  options: {},
  run: async ({ client, around, words, isJson }) => {
    const found = await client.call(api.searchRelations, { query: { q: words[0] ?? '' } })
    if (isJson) around.say(JSON.stringify(found))
    else {
      const rows = found.items.map((hit) => [hit.id, hit.name, hit.place ?? '', hit.email ?? ''])
      for (const line of asTable(rows)) around.say(line)
    }
    return found.items.length > 0 ? 0 : 1
  },
}

export const relation: Command = {
  name: 'relation',
  words: 'ID',
  wordCount: 1,
  routes: [api.getRelation],
  options: {},
  run: async ({ client, around, words, isJson }) => {
    const page = await client.call(api.getRelation, { params: { id: words[0] ?? '' } })
    if (isJson) around.say(JSON.stringify(page))
    else for (const line of describe(page)) around.say(line)
    return 0
  },
}

function describe({ relation: golden, roles, links }: api.RelationPage): string[] {
  const addresses = golden.addresses.map(({ street, houseNumber, addition, postcode, place }) =>
    [street, houseNumber, addition, postcode, place].filter((part) => part !== undefined).join(' '),
  )
  const facts: [string, string | null][] = [
    ...golden.emails.map((email): [string, string] => ['e-mail', email]),
    ...golden.phones.map(({ number }): [string, string] => ['tel', number]),
    ...addresses.map((address): [string, string] => ['adres', address]),
    ['geboren', golden.birthDate],
    ['web', golden.website],
    ...golden.identifiers.map(({ scheme, value }): [string, string] => [scheme, value]),
    ...roles.map(({ type, status, from, until }): [string, string] => [
      'rol',
      `${type} (${status}) ${from ?? ''}–${until ?? ''}`,
    ]),
    ...links.map(({ label, other }): [string, string] => ['verband', `${label} ${other.name} ${other.id}`]),
  ]
  const rows = facts.flatMap(([name, value]) => (value === null ? [] : [[`  ${name}`, value]]))
  return [golden.displayName, ...asTable(rows)]
}
