import { daysLater } from '@klantregie/contract'
import type { Recurrence, Task, TaskChange, TaskGroup } from '@klantregie/contract'
import type { QuickTask } from './quick-add.view.ts'

export const OPEN_GROUPS = ['overdue', 'today', 'week', 'later'] as const satisfies readonly TaskGroup[]

/** A day as people say it: yesterday, today and tomorrow by name. */
export type SaidDay = { readonly name: 'today' | 'tomorrow' | 'yesterday' } | { readonly date: string }

export function sayDay(day: string, today: string): SaidDay {
  if (day === today) return { name: 'today' }
  if (day === daysLater(today, 1)) return { name: 'tomorrow' }
  if (day === daysLater(today, -1)) return { name: 'yesterday' }
  return { date: day }
}

/** The values of the form, as texts; what is not there is empty. */
export type TaskValues = Readonly<
  Record<
    | 'title'
    | 'text'
    | 'owner'
    | 'relationId'
    | 'dueOn'
    | 'dueTime'
    | 'reminder'
    | 'repeatUnit'
    | 'repeatEvery'
    | 'repeatFrom'
    | 'repeatUntil',
    string
  >
>

export const NONE = 'none'

export function valuesOf(task: Partial<Task> & { readonly title: string }, self: string): TaskValues {
  const { title, text, owner, relation } = task
  return {
    title,
    text: text ?? '',
    owner: owner ? `${owner.kind}:${owner.id}` : `user:${self}`,
    relationId: relation?.id ?? '',
    ...whenOf(task),
    ...repetitionOf(task.recurrence ?? null),
  }
}

/** A new task, with what was typed in one line already. */
export function valuesOfNew(begun: QuickTask | undefined, relationId: string, self: string): TaskValues {
  if (begun === undefined) return { ...valuesOf({ title: '' }, self), relationId }
  const { owner, ...said } = begun
  return { ...valuesOf(said, self), relationId, ...(owner && { owner: `${owner.kind}:${owner.id}` }) }
}

function whenOf({ dueOn, dueTime, reminder }: Partial<Task>) {
  return { dueOn: dueOn ?? '', dueTime: dueTime ?? '', reminder: reminder ?? NONE }
}

function repetitionOf(recurrence: Recurrence | null) {
  if (recurrence === null) return { repeatUnit: NONE, repeatEvery: '1', repeatFrom: 'due', repeatUntil: '' }
  const { unit, every, from, until } = recurrence
  return { repeatUnit: unit, repeatEvery: String(every), repeatFrom: from, repeatUntil: until ?? '' }
}

export type Said = Omit<TaskChange, 'version' | 'items'> & { readonly title: string }

/** What the form says, as the server wants it. A number that is none stays one that the server refuses, with a message at its field. */
export function bodyOf(values: Readonly<Record<string, string>>): Said {
  const of = (name: keyof TaskValues): string => values[name]?.trim() ?? ''
  const [kind = '', id = ''] = of('owner').split(':')
  return {
    title: of('title'),
    text: of('text'),
    owner: { kind: kind === 'team' ? 'team' : 'user', id },
    relationId: of('relationId') || null,
    dueOn: of('dueOn') || null,
    dueTime: of('dueTime') || null,
    reminder: of('reminder') === NONE ? null : (of('reminder') as NonNullable<Task['reminder']>),
    recurrence: recurrenceOf(of),
  }
}

function recurrenceOf(of: (name: keyof TaskValues) => string): Recurrence | null {
  const unit = of('repeatUnit')
  if (unit === NONE) return null
  return {
    every: Number(of('repeatEvery') || '1'),
    unit: unit as Recurrence['unit'],
    from: of('repeatFrom') === 'done' ? 'done' : 'due',
    until: of('repeatUntil') || null,
  }
}

/** Only what is different from what was opened: a colleague who changes something else at the same time is not overwritten. */
export function changesOf(before: Said, after: Said): Partial<Said> {
  const keys = Object.keys(after) as (keyof Said)[]
  return Object.fromEntries(
    keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map((key) => [key, after[key]]),
  )
}

/** Fields that a colleague changed since the task was opened, and that are changed here too. */
export function conflictsOf(opened: Said, mine: Said, theirs: Said): readonly (keyof Said)[] {
  const [ours, others] = [Object.keys(changesOf(opened, mine)), Object.keys(changesOf(opened, theirs))]
  return ours.filter((key) => others.includes(key)) as (keyof Said)[]
}

/** The part of a task that a field of the form belongs to. */
export function fieldOfValue(name: string): keyof Said {
  return name.startsWith('repeat') ? 'recurrence' : (name as keyof Said)
}
