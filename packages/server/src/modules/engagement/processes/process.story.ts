import type { DossierSource, TimelineSource } from '../../../platform/module.ts'
import { disclosuresOf } from '../../relations/index.ts'
import { isTold } from '../tasks/task-view.service.ts'
import * as story from './process-story.queries.ts'

/** What was started, done and ended. What was said with it may tell where somebody under protection is, so it is kept back as notes are. */
export const processTimeline: TimelineSource = async (ctx, window) => {
  if (!ctx.permissions.has('engagement.process.read')) return []
  const disclosure = (await disclosuresOf(ctx, [window.relationId], { isPage: true })).get(window.relationId)
  const isShown = isTold(disclosure)
  const events = await story.listBefore(ctx, window)
  return events.map(({ id, what, at, by, template, step, text }) => ({
    id: `process:${id}`,
    kind: 'process',
    ...{ at, by, source: null },
    sentence: `timeline.process.${what}`,
    values: { template, step },
    text: isShown && text !== '' ? text : null,
    ...(isShown || text === '' ? {} : { isWithheld: true }),
    interactionKind: null,
  }))
}

/** What we went through with somebody, step by step; not which colleague. */
export const processDossier: DossierSource = {
  tables: ['engagement.process', 'engagement.process_batch_item'],
  read: async (ctx, { relationId }) => {
    const steps = await story.listAll(ctx, relationId)
    const documents = await story.listDocuments(ctx, relationId)
    return [
      {
        key: 'processes',
        isProvided: false,
        columns: ['when', 'process', 'state', 'step', 'answer', 'text'],
        rows: steps.map(({ startedAt, template, state, outcome, step, stepAt, answer, note, reason }) => [
          (stepAt ?? startedAt).toISOString(),
          template,
          outcome ?? state,
          step ?? '',
          answer ?? '',
          [note ?? '', reason].filter((part) => part !== '').join('; '),
        ]),
      },
      {
        key: 'process_documents',
        isProvided: false,
        columns: ['when', 'process', 'document', 'text'],
        rows: documents.map(({ template, document, on, note }) => [on ?? '', template, document, note]),
      },
    ]
  },
}
