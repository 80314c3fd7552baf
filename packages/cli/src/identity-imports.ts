import * as api from '@klantregie/contract'
import type { Command } from './command.ts'
import { accountOf } from './import-account.ts'
import { waitFor } from './import-wait.ts'
import { asTable } from './table-text.ts'

export const imports: Command = {
  name: 'imports',
  words: '',
  wordCount: 0,
  routes: [api.listImports],
  options: {},
  run: async ({ client, around, isJson }) => {
    const page = await client.call(api.listImports, { query: { limit: 100 } })
    if (isJson) around.say(JSON.stringify(page))
    else {
      const rows = page.items.map(({ id, state, createdAt, fileName, sourceName, counts }) => [
        id,
        createdAt.slice(0, 16).replace('T', ' '),
        state,
        String(counts?.rows ?? ''),
        sourceName ?? '',
        fileName,
      ])
      for (const line of asTable(rows)) around.say(line)
    }
    return 0
  },
}

export const undo: Command = {
  name: 'undo',
  words: 'IMPORT',
  wordCount: 1,
  routes: [api.undoImport],
  options: {},
  run: async (call) => {
    const { client, around, words, isJson } = call
    const asked = await client.call(api.undoImport, { params: { id: words[0] ?? '' } })
    const undone = await waitFor(call, asked.id, ['undone'])
    if (isJson) around.say(JSON.stringify(undone))
    else for (const line of [`✓ ${undone.fileName}`, ...accountOf(undone, around.language)]) around.say(line)
    return 0
  },
}
