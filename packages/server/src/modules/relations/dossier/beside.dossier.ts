import { dutchDay } from '@klantregie/contract'
import type { DossierSource } from '../../../platform/module.ts'
import * as beside from './beside-dossier.queries.ts'

const dayOf = (at: Date) => dutchDay(at)

/** Why somebody is important to us, what their household chose, and which files we keep about them. */
export const besideDossier: DossierSource = {
  tables: [
    'relations.importance',
    'relations.household_choice',
    'relations.attachment',
    'relations.relation_label',
    'relations.label_event',
  ],
  read: async (ctx, { relationId }) => [
    {
      key: 'importance',
      isProvided: false,
      columns: ['reason', 'every_months', 'since', 'until'],
      rows: (await beside.listImportance(ctx, relationId)).map((row) => [
        row.reason,
        String(row.everyMonths),
        row.since,
        row.endedAt === null ? '' : dayOf(row.endedAt),
      ]),
    },
    {
      key: 'household_mailing',
      isProvided: true,
      columns: ['one_mailing', 'addressed_to_you', 'since'],
      rows: (await beside.listMailings(ctx, relationId)).map((row) => [
        row.isOneMailing ? 'ja' : 'nee',
        row.isAddressee ? 'ja' : 'nee',
        dayOf(row.at),
      ]),
    },
    {
      key: 'labels',
      isProvided: false,
      columns: ['name', 'since'],
      rows: (await beside.listLabels(ctx, relationId)).map(({ name, at }) => [name, dayOf(at)]),
    },
    {
      key: 'label_history',
      isProvided: false,
      columns: ['name', 'event', 'date'],
      rows: (await beside.listLabelEvents(ctx, relationId)).map(({ name, isGiven, at }) => [
        name,
        isGiven ? 'gegeven' : 'weggehaald',
        dayOf(at),
      ]),
    },
    {
      key: 'attachments',
      isProvided: false,
      columns: ['name', 'description', 'since'],
      rows: (await beside.listFiles(ctx, relationId)).map((row) => [row.name, row.about, dayOf(row.at)]),
    },
  ],
}
