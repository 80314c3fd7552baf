import type { Ctx } from '../../../platform/context.ts'
import type { DossierSource, ErasureStep, ErasureSubject } from '../../../platform/module.ts'
import * as objects from './object-erasure.queries.ts'

const TABLE = 'integrations.object'

const ofSubject = ({ cellIds, traces }: ErasureSubject): objects.OfSomebody => ({ cellIds, contacts: traces.contacts })
const counted = (rows: number) => (rows === 0 ? [] : [{ table: TABLE, rows }])

/** Raw objects go whole: with an order that is about two people, what came in raw of the other goes too; what was understood of it stays. */
export const objectErasure: ErasureStep = {
  lock: () => Promise.resolve(),
  findTraces: () => Promise.resolve({ contacts: [], names: [] }),
  preview: async (ctx: Ctx, subject) => ({
    counts: counted(await objects.count(ctx, ofSubject(subject))),
    files: [],
    lookalikeIds: [],
  }),
  erase: async (ctx: Ctx, subject) => {
    const rowIds = await objects.remove(ctx, ofSubject(subject))
    return { counts: counted(rowIds.length), rowIds, fileIds: [], texts: [] }
  },
}

/** Which objects of other systems are about somebody; what they said stands with the records and with what was done. */
export const objectDossier: DossierSource = {
  tables: [TABLE, 'integrations.object_cell'],
  read: async (ctx, { cellIds }) => {
    const rows = await objects.listOfCells(ctx, cellIds)
    if (rows.length === 0) return []
    return [
      {
        key: 'integration_objects',
        isProvided: false,
        columns: ['system', 'kind', 'number', 'first_seen'],
        rows: rows.map(({ connection, stream, externalId, firstSeenAt }) => [
          connection,
          stream,
          externalId,
          firstSeenAt.toISOString(),
        ]),
      },
    ]
  },
}
