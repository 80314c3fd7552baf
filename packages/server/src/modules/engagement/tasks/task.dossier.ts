import type { DossierSource } from '../../../platform/module.ts'
import * as comments from '../following/comment.queries.ts'
import * as dossier from './task-dossier.queries.ts'

/** What we said to do about somebody, and what colleagues said about it; not which colleague. */
export const engagementDossier: DossierSource = {
  tables: ['engagement.task', 'engagement.comment'],
  read: async (ctx, { relationId }) => {
    const tasks = await dossier.listAll(ctx, relationId)
    const said = await comments.listAll(ctx, relationId)
    return [
      {
        key: 'tasks',
        isProvided: false,
        columns: ['when', 'task', 'text', 'check_list', 'state'],
        rows: tasks.map(({ madeAt, title, text, items, state }) => [
          madeAt.toISOString(),
          title,
          text,
          items.join('; '),
          state,
        ]),
      },
      {
        key: 'comments',
        isProvided: false,
        columns: ['when', 'text'],
        rows: said.map(({ at, text }) => [at.toISOString(), text]),
      },
    ]
  },
}
