import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { ErasureStep } from '../../../platform/module.ts'
import * as attachments from './attachment.queries.ts'

const TABLE = 'platform.file'

/** The files of somebody who is forgotten: their rows here, because after these nobody knows which bytes they were. */
export const attachmentErasure: ErasureStep = {
  lock: () => Promise.resolve(),
  findTraces: () => Promise.resolve({ contacts: [], names: [] }),
  preview: async (ctx: Ctx, { cellIds }) => {
    const files = await attachments.listOfCells(ctx, cellIds)
    return {
      counts: files.length > 0 ? [{ table: TABLE, rows: files.length }] : [],
      files: files.map(({ name, at }) => ({ name, uploadedOn: dutchDay(at) })),
      lookalikeIds: [],
    }
  },
  erase: async (ctx: Ctx, { cellIds }) => {
    const gone = await attachments.deleteOfCells(ctx, cellIds)
    const counts = gone.length > 0 ? [TABLE, 'relations.attachment'].map((table) => ({ table, rows: gone.length })) : []
    return { counts, rowIds: gone.map(({ id }) => id), fileIds: gone.map(({ fileId }) => fileId), texts: [] }
  },
}
