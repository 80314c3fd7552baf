import { answerParent } from '../files/child-answer.ts'
import { stageRows, type StageRequest } from './stage-rows.ts'

/** The program that reads and maps a file for an import; a process of its own, because files are not to be trusted. */
await answerParent(async (message, send) => {
  for await (const { rows, text } of stageRows(message as StageRequest)) await send({ rows }, [text])
})
