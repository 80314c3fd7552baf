import type { ApproachKind, InteractionKind } from '@klantregie/contract'
import type { DossierSource, TimelineSource } from '../../../platform/module.ts'
import { disclosuresOf } from '../../relations/index.ts'
import * as records from './approach-record.queries.ts'
import { readyPurposes } from './purpose-rule.service.ts'

/** As what a made approach stands among notes and contacts. */
const LIKE: Readonly<Record<ApproachKind, InteractionKind>> = {
  call: 'call',
  visit: 'visit',
  letter: 'letter',
  email: 'email',
  message: 'email',
  mailing: 'letter',
  invitation: 'activity',
  other: 'note',
}

/** Approaches that were made. Of somebody under protection what was written may say where they are, so it is kept back. */
export const approachTimeline: TimelineSource = async (ctx, window) => {
  const rows = await records.listMadeBefore(ctx, window)
  if (rows.length === 0) return []
  const disclosure = (await disclosuresOf(ctx, [window.relationId], { isPage: true })).get(window.relationId)
  const isTold = disclosure !== undefined && (disclosure.mask !== 'protected' || disclosure.isUnmasked)
  const purposes = new Map((await readyPurposes(ctx)).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: `approach:${row.id}`,
    kind: 'interaction',
    at: row.at,
    by: row.ownerName,
    source: null,
    sentence: `timeline.approach.${row.outcome ?? 'other'}`,
    values: { purpose: purposes.get(row.purposeId) ?? '' },
    text: isTold ? textOf(row) : null,
    ...(isTold ? {} : { isWithheld: true }),
    interactionKind: LIKE[row.kind],
  }))
}

function textOf({ subject, outcomeText }: records.MadeRow): string | null {
  const text = [subject, outcomeText].filter((part) => part !== '').join(' – ')
  return text === '' ? null : text
}

/** What was planned and done with somebody, and for what; not which colleague did. */
export const approachDossier: DossierSource = {
  tables: ['engagement.approach'],
  read: async (ctx, { relationId }) => {
    const rows = await records.listAll(ctx, relationId)
    const purposes = new Map((await readyPurposes(ctx)).map(({ id, name }) => [id, name]))
    return [
      {
        key: 'approaches',
        isProvided: false,
        columns: ['when', 'kind', 'purpose', 'state', 'text'],
        rows: rows.map((row) => [
          row.endsOn,
          row.kind,
          purposes.get(row.purposeId) ?? '',
          row.state,
          textOf(row) ?? '',
        ]),
      },
    ]
  },
}
