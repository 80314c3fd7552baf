import { answerParent } from '../files/child-answer.ts'
import { linkRows, type LinkRowsRequest } from './link-rows.ts'

/** The program that reads a list for matching; a process of its own, because files are not to be trusted. */
await answerParent(async (message, send) => {
  for await (const frame of linkRows(message as LinkRowsRequest)) await send(frame)
})
