import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as api from '@klantregie/contract'
import { text, type Call, type Command, type Option } from './command.ts'
import { branchOf, domainOf, sourceOf, typesOf } from './model-lookup.ts'
import { CommandFailure } from './surroundings.ts'

const filter = (value: string, nl: string, en: string): Option => ({ type: 'string', value, help: { nl, en } })

export const exportCommand: Command = {
  name: 'export',
  words: '',
  wordCount: 0,
  routes: [api.exportRelations],
  options: {
    format: filter(api.ExportFormat.options.join('|'), 'Vorm; anders csv', 'Format; csv when absent'),
    out: filter('FILE', 'Bestand; anders naar de standaarduitvoer', 'File; to standard output when absent'),
    q: filter('TEXT', 'Alleen wie hiermee gevonden wordt', 'Only who is found with this'),
    kind: filter(api.RelationKind.options.join('|'), 'Soort', 'Kind'),
    type: filter('KEY', 'Relatietype', 'Relation type'),
    domain: filter('KEY', 'Domein', 'Domain'),
    branch: filter('NAME', 'Vestiging', 'Branch'),
    place: filter('NAME', 'Plaats', 'Place'),
    source: filter('NAME', 'Bron', 'Source'),
  },
  run: async (call) => {
    const content = await call.client.download(api.exportRelations, { query: await queryOf(call) })
    const path = text(call.values, 'out')
    if (path === undefined) await pipeline(content, call.around.out, { end: false })
    else await saveWhole(content, path)
    return 0
  },
}

async function queryOf({ client, values }: Call) {
  const format = api.ExportFormat.safeParse(text(values, 'format') ?? 'csv')
  const kind = api.RelationKind.optional().safeParse(text(values, 'kind'))
  if (!format.success || !kind.success) throw new CommandFailure('--format, --kind', 2)
  const [type, domain, branch, source] = ['type', 'domain', 'branch', 'source'].map((name) => text(values, name))
  return {
    format: format.data,
    kind: kind.data,
    q: text(values, 'q'),
    place: text(values, 'place'),
    typeId: type === undefined ? undefined : (await typesOf(client, [type]))[0]?.id,
    domainId: domain === undefined ? undefined : (await domainOf(client, domain)).id,
    branchId: branch === undefined ? undefined : (await branchOf(client, branch)).id,
    sourceId: source === undefined ? undefined : (await sourceOf(client, source)).id,
  }
}

/** A download that breaks off leaves no file that looks complete. */
export async function saveWhole(content: Readable, path: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  try {
    await pipeline(content, createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
