import * as api from '@klantregie/contract'
import type { Call } from './command.ts'
import { CommandFailure } from './surroundings.ts'

/** The server publishes progress twice a second; asking more often tells nothing new. */
const ASK_EVERY = 500
const ENDED_BADLY: readonly api.ImportState[] = ['failed', 'cancelled']

/** Waits until an import is in one of these states, telling how far it is. @throws CommandFailure when it failed */
export async function waitFor(
  { client, around }: Pick<Call, 'client' | 'around'>,
  id: string,
  states: readonly api.ImportState[],
): Promise<api.Import> {
  let said = ''
  for (;;) {
    const found = await client.call(api.getImport, { params: { id } })
    if (states.includes(found.state)) return found
    if (ENDED_BADLY.includes(found.state)) throw new CommandFailure(reasonOf(found))
    const line = found.jobId === null ? found.state : await progressOf(client, found.jobId, found.state)
    if (line !== said) around.note(line)
    said = line
    await around.pause(ASK_EVERY)
  }
}

async function progressOf(client: Call['client'], jobId: string, state: string): Promise<string> {
  const { progress, secondsLeft } = await client.call(api.getJob, { params: { id: jobId } })
  const percentage = progress === null ? '' : ` ${Math.round(progress * 100)}%`
  return `  ${state}${percentage}${secondsLeft === null ? '' : ` (${secondsLeft} s)`}`
}

/** The closed code with its numbers; the same code is explained on the screen and in the documentation. */
function reasonOf({ state, problem }: api.Import): string {
  if (!problem) return state
  const numbers = Object.entries(problem.params).map(([name, value]) => `${name} ${value}`)
  return [problem.code, ...numbers].join(', ')
}
