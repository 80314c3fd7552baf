import { answerParent } from './child-answer.ts'
import type { ReaderRequest } from './file-reader.ts'
import { inspectTable } from './inspect-table.ts'
import { openTable } from './open-table.ts'

/** The program that reads files. It runs in a process of its own: see `superviseChild`. */
await answerParent(async (message, send) => {
  const request = message as ReaderRequest
  if (request.task === 'inspect') {
    await send(await inspectTable(request, request.overrides, request.limits))
    return
  }
  for await (const rows of openTable(request.path, request.choice, request.limits)) await send(rows)
})
