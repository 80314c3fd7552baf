import type { Notification } from '@klantregie/contract'

/** The sentence of a line: its key, and the values that it names. What may not be named has a word of its own. */
export interface Said {
  readonly key: `notification.${Notification['kind'] | 'relations_changed'}`
  readonly values: Readonly<Record<string, string | number>>
  /** Behind a mention: where it was. */
  readonly about: 'relation' | 'task' | null
}

interface Otherwise {
  readonly somebody: string
  readonly aRelation: string
}

export function sayNotification(line: Notification, otherwise: Otherwise): Said {
  const { kind, by, relation, task, times, relationCount } = line
  const values = {
    by: by ?? otherwise.somebody,
    relation: relation?.name ?? otherwise.aRelation,
    task: task?.title ?? '',
    times,
    count: relationCount,
    name: line.values['name'] ?? '',
  }
  return { key: `notification.${isOfMany(line) ? 'relations_changed' : kind}`, values, about: aboutOf(line) }
}

function isOfMany({ kind, relationCount, subject }: Notification): boolean {
  return kind === 'relation_changed' && (relationCount > 1 || subject?.kind === 'import')
}

function aboutOf({ kind, task, relation }: Notification): Said['about'] {
  if (kind !== 'mention') return null
  if (task) return 'task'
  return relation ? 'relation' : null
}

/** Where it leads to; null when there is nothing to go to. */
export function hrefOf({ kind, task, relation, subject, relationCount }: Notification): string | null {
  if (task) return `/taken?taak=${task.id}`
  if (kind === 'review_asked') return subject?.kind === 'review_round' ? `/nakijken/${subject.id}` : '/nakijken'
  if (subject?.kind === 'import' && relationCount > 1) return `/relaties?importId=${subject.id}`
  return relation ? `/relaties/${relation.id}` : null
}
