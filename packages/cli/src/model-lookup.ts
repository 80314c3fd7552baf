import * as api from '@klantregie/contract'
import type { Client } from './client.ts'
import { CommandFailure } from './surroundings.ts'

/** People type keys and names; the API wants ids. @throws CommandFailure naming the choices */
export async function typesOf(client: Client, keys: readonly string[]): Promise<api.RelationType[]> {
  if (keys.length === 0) return []
  const { items } = await client.call(api.listRelationTypes, {})
  return keys.map((key) => chosen(items, key, (type) => type.key))
}

export async function domainOf(client: Client, key: string): Promise<api.Domain> {
  return chosen((await client.call(api.listDomains, {})).items, key, (domain) => domain.key)
}

export async function branchOf(client: Client, name: string): Promise<api.Branch> {
  return chosen((await client.call(api.listBranches, {})).items, name, (branch) => branch.name)
}

export async function sourceOf(client: Client, name: string): Promise<api.Source> {
  return chosen((await client.call(api.listSources, {})).items, name, (source) => source.name)
}

/** The source of this name, when there is one already. */
export async function findSource(client: Client, name: string): Promise<api.Source | undefined> {
  const { items } = await client.call(api.listSources, {})
  return items.find((source) => source.name.toLowerCase() === name.toLowerCase())
}

function chosen<T>(items: readonly T[], wanted: string, nameOf: (item: T) => string): T {
  const found = items.find((item) => nameOf(item).toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return found
  throw new CommandFailure(`${wanted}? ${items.map(nameOf).join(', ')}`, 2)
}
