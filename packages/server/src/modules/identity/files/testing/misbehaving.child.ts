import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerParent } from '../child-answer.ts'

/** Tries what a reader of hostile files must not be able to do, and tells how that ended. */
function codeOf(attempt: () => unknown): string {
  try {
    attempt()
    return 'allowed'
  } catch (error) {
    return (error as { code?: string }).code ?? 'failed'
  }
}

await answerParent(async (_request, send) => {
  const write = codeOf(() => writeFileSync(join(tmpdir(), 'klantregie-misbehaving'), 'x'))
  const start = codeOf(() => execFileSync(process.execPath, ['--version']))
  await send([write, start, process.env['HOME'] === undefined ? 'no environment' : 'environment'])
})
