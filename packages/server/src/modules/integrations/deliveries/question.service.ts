import type { JobRun } from '../../../platform/jobs/job.ts'
import type { Numbered, Question } from '../connectors/connector.ts'
import { numbersToGive } from '../objects/give-numbers.service.ts'
import { unseenBelow } from '../objects/gone.service.ts'
import type { DeliveryRow } from './delivery.queries.ts'
import type { Streaming } from './take-page.service.ts'

/** What a stream is asked next, with what it wants to know of what is here. */
export async function questionOf(run: JobRun, streaming: Streaming, row: DeliveryRow): Promise<Question> {
  return {
    ...row.question,
    resume: row.resume,
    lists: streaming.connection.lists.map(({ externalId }) => externalId),
    unseen: await unseenOf(run, streaming, row),
    numbers: await numbersOf(run, streaming, row),
  }
}

async function unseenOf(
  run: JobRun,
  { connection, stream, wanted }: Streaming,
  { id, resume }: DeliveryRow,
): Promise<string[]> {
  const place = stream.sweeps?.(resume) ?? null
  // What a trial run fetched is taken back, so that nothing would seem to have come along.
  if (place === null || wanted.kind === 'dry') return []
  const isByHand = wanted.kind !== 'clock'
  return run.inTenant((ctx) => unseenBelow(ctx, connection.id, { ...place, deliveryId: id, isByHand }))
}

/** A trial run gives nothing back. Whoever was asked for comes after whoever came before, so that one that is not taken is not asked twice. */
async function numbersOf(
  run: JobRun,
  { connection, stream, wanted }: Streaming,
  { resume }: DeliveryRow,
): Promise<Numbered[]> {
  const { numbers } = stream
  if (numbers === undefined || wanted.kind === 'dry') return []
  const after = typeof resume === 'string' ? resume : ''
  return run.inTenant((ctx) => numbersToGive(ctx, connection, { ...numbers, after }))
}
