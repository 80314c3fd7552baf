import type { RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { PlannedHousehold } from './engine-messages.ts'
import * as store from './question-store.queries.ts'
import * as records from './records-to-match.queries.ts'

const AT_ONCE = 5000

/** Keeps the households that a run suggests, with the surname and address as one of the members writes them. */
export async function keepHouseholds(ctx: Ctx, runId: string, households: readonly PlannedHousehold[]): Promise<void> {
  await store.removeOpenHouseholds(ctx)
  for (let start = 0; start < households.length; start += AT_ONCE) {
    const part = households.slice(start, start + AT_ONCE)
    const found = await records.findRecords(
      ctx,
      part.map(({ recordId }) => recordId),
    )
    const words = new Map(found.map(({ id, record }) => [id, wordsOf(JSON.parse(record) as RelationRecord)]))
    await store.saveHouseholds(
      ctx,
      runId,
      part.map(({ key, recordId, cellIds }) => ({
        key,
        cellIds,
        ...(words.get(recordId) ?? { surname: '', address: '' }),
      })),
    )
  }
}

function wordsOf({ name, addresses = [] }: RelationRecord): { surname: string; address: string } {
  const address = addresses.find(({ use }) => use === 'visit') ?? addresses[0] ?? { use: 'visit' }
  const line = spaced([address.street, address.houseNumber, address.addition])
  const town = spaced([address.postcode, address.place])
  return {
    surname: spaced([name?.prefix, name?.surname]),
    address: [line, town].filter((part) => part !== '').join(', '),
  }
}

const spaced = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' ')
