import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import * as api from '@klantregie/contract'
import type { Client } from './client.ts'
import { isSet, text, texts, type Call, type Command } from './command.ts'
import { accountOf, mappingOf } from './import-account.ts'
import { waitFor } from './import-wait.ts'
import { branchOf, domainOf, findSource, typesOf } from './model-lookup.ts'
import { saveWhole } from './relations-export.ts'
import { CommandFailure } from './surroundings.ts'

export const importCommand: Command = {
  name: 'import',
  words: 'FILE',
  wordCount: 1,
  routes: [api.uploadImport, api.checkImport, api.runImport, api.downloadErrors],
  options: {
    source: {
      type: 'string',
      value: 'NAME',
      help: { nl: 'Bron waar de lijst uit komt (verplicht)', en: 'Source that the list comes from (required)' },
    },
    kind: {
      type: 'string',
      value: api.ImportKind.options.join('|'),
      help: { nl: 'Wat een rij is; anders person', en: 'What a row is; person when absent' },
    },
    type: {
      type: 'string',
      multiple: true,
      value: 'KEY',
      help: { nl: 'Relatietype; mag vaker', en: 'Relation type; may be repeated' },
    },
    domain: {
      type: 'string',
      value: 'KEY',
      help: { nl: 'Domein; anders dat van het type', en: 'Domain; that of the type when absent' },
    },
    branch: {
      type: 'string',
      value: 'NAME',
      help: { nl: 'Vestiging voor rijen zonder', en: 'Branch for rows without one' },
    },
    map: {
      type: 'string',
      multiple: true,
      value: 'HEADER=TARGET',
      help: { nl: 'Een kolom anders lezen dan voorgesteld', en: 'Read a column otherwise than proposed' },
    },
    complete: {
      type: 'boolean',
      help: { nl: 'Volledige lijst: wie ontbreekt wordt gemarkeerd', en: 'Complete list: who is missing is marked' },
    },
    yes: { type: 'boolean', help: { nl: 'Niet vragen maar uitvoeren', en: 'Carry out without asking' } },
    errors: { type: 'string', value: 'FILE', help: { nl: 'Bewaar de afgewezen rijen', en: 'Save the rejected rows' } },
  },
  run: readIn,
}

/** Upload, dry run, and, when agreed, the run. Exit code 1 when a row was rejected or nothing was carried out. */
async function readIn(call: Call): Promise<number> {
  const { client, around, words, values } = call
  const options = await choicesOf(call)
  const uploaded = await upload(call, words[0] ?? '')
  for (const line of mappingOf(uploaded)) around.note(line)
  const checking = await client.call(api.checkImport, {
    params: { id: uploaded.id },
    body: { ...options, ...tableOf(uploaded, texts(values, 'map')) },
  })
  const checked = await waitFor(call, checking.id, ['checked'])
  for (const line of accountOf(checked, around.language)) around.note(line)
  if (!(await isAgreed(call))) {
    await client.call(api.discardImport, { params: { id: checked.id } })
    around.note(NOT_DONE[around.language])
    return 1
  }
  return carryOut(call, checked.id)
}

async function carryOut(call: Call, id: string): Promise<number> {
  const { client, around, values, isJson } = call
  await client.call(api.runImport, { params: { id } })
  const done = await waitFor(call, id, ['done'])
  if (isJson) around.say(JSON.stringify(done))
  else for (const line of [done.id, ...accountOf(done, around.language)]) around.say(line)
  const errors = text(values, 'errors')
  const rejected = done.counts?.rejected ?? 0
  if (rejected > 0 && errors !== undefined)
    await saveWhole(await client.download(api.downloadErrors, { params: { id } }), errors)
  return rejected > 0 ? 1 : 0
}

const NOT_DONE = { nl: 'Niet uitgevoerd; er is niets veranderd.', en: 'Not carried out; nothing was changed.' }

async function upload(call: Call, path: string): Promise<api.Import> {
  await access(path).catch((error: unknown) => {
    throw new CommandFailure(`${path}: ${(error as { code?: string }).code ?? ''}`, 2)
  })
  const query = { fileName: basename(path) }
  const uploaded = await call.client.upload(api.uploadImport, { query }, createReadStream(path))
  return waitFor(call, uploaded.id, ['ready'])
}

/** What the wizard asks, from the options; asked of the server before the file is sent. */
async function choicesOf({ client, values }: Call) {
  const name = text(values, 'source')
  const kind = api.ImportKind.safeParse(text(values, 'kind') ?? 'person')
  if (name === undefined || !kind.success) throw new CommandFailure('--source NAME, --kind', 2)
  const types = await typesOf(client, texts(values, 'type'))
  const source = await findSource(client, name)
  const branchName = text(values, 'branch')
  return {
    sourceId: source?.id ?? null,
    sourceName: source ? null : name,
    kind: kind.data,
    typeIds: types.map(({ id }) => id),
    domainId: await domainIdOf(client, text(values, 'domain'), types),
    branchId: branchName === undefined ? null : (await branchOf(client, branchName)).id,
    isComplete: isSet(values, 'complete'),
  }
}

/** What was chosen; otherwise that of the first type. */
async function domainIdOf(
  client: Client,
  key: string | undefined,
  types: readonly api.RelationType[],
): Promise<string> {
  if (key !== undefined) return (await domainOf(client, key)).id
  const [first] = types
  if (first) return first.domainId
  throw new CommandFailure('--type KEY / --domain KEY', 2)
}

function tableOf({ file, proposal }: api.Import, wishes: readonly string[]) {
  const sheet = file?.suggestedSheet ?? 0
  const wished = new Map(wishes.map(wishOf))
  const columns = (proposal ?? []).map(({ column, header, target, dateOrder }) => ({
    column,
    header,
    target: wished.get(header) ?? target,
    ...(dateOrder === undefined ? {} : { dateOrder }),
  }))
  const unknown = [...wished.keys()].filter((header) => !columns.some((column) => column.header === header))
  if (unknown.length > 0) throw new CommandFailure(`--map ${unknown.join(', ')}?`, 2)
  return { sheet, headerRow: file?.sheets[sheet]?.headerRow ?? null, columns }
}

function wishOf(wish: string): [string, api.MappingTarget] {
  const at = wish.lastIndexOf('=')
  const target = api.MappingTarget.safeParse(wish.slice(at + 1))
  if (at < 1 || !target.success) throw new CommandFailure(`--map HEADER=${api.MappingTarget.options.join('|')}`, 2)
  return [wish.slice(0, at), target.data]
}

async function isAgreed({ around, values }: Call): Promise<boolean> {
  if (isSet(values, 'yes')) return true
  if (!around.isInteractive) return false
  const answer = await around.ask(AGREE[around.language])
  return /^(j|ja|y|yes)$/i.test(answer)
}

const AGREE = { nl: 'Uitvoeren? [j/N] ', en: 'Carry out? [y/N] ' }
