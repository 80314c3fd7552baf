/**
 * What has to be gone, worked out without anything of the product: its own calendar, its own reading of the rules, one
 * relation after the other, as slow as it likes.
 */

export type ModelRole = { readonly type: string; until: string | null }
export type ModelNote = { readonly id: string; readonly on: string }
/** What somebody said about being approached, in the order in which it was said; `recorded`: when it was written down. */
export type ModelStatement = {
  readonly id: string
  readonly isYes: boolean
  readonly isFromList: boolean
  readonly on: string
  readonly recorded: string
}
/** Something that was done with a relation, of which the trail keeps particulars. */
export type ModelTrace = { readonly id: string; readonly on: string }
export type ModelRelation = {
  readonly id: string
  readonly kind: 'person' | 'organisation' | 'household'
  readonly created: string
  changed: string
  readonly roles: ModelRole[]
  notes: ModelNote[]
  statements: ModelStatement[]
  traces: ModelTrace[]
  /** Ids of the relations that it is linked with. */
  readonly links: Set<string>
}
export type ModelHold = {
  readonly relation?: string
  readonly type?: string
  readonly until: string | null
  lifted: boolean
}
export type ModelRule = {
  readonly about: 'former' | 'without' | 'note' | 'consent' | 'trace'
  readonly type: string | null
  months: number
  readonly days: number
  readonly after: 'end' | 'activity' | 'change' | 'received'
  isOn: boolean
}
export type Model = {
  readonly relations: Map<string, ModelRelation>
  readonly holds: ModelHold[]
  /** In the order in which they are carried out. */
  readonly rules: ModelRule[]
  /** Statements that left only their number behind. */
  counted: number
  /** Statements that were ever made: what tells two of one day apart. */
  said: number
}

type Day = { y: number; m: number; d: number }
const read = (text: string): Day => {
  const [y = 0, m = 0, d = 0] = text.split('-').map(Number)
  return { y, m, d }
}
const isLeap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
const lengthOf = (y: number, m: number) => [31, isLeap(y) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0

/** Whether so many months and days after a day it is that day or later; counted by hand on a calendar. */
export function hasRunOut(from: string, { months, days }: { months: number; days: number }, today: string): boolean {
  const day = read(from)
  for (let step = 0; step < months; step += 1) {
    day.m += 1
    if (day.m > 12) {
      day.m = 1
      day.y += 1
    }
  }
  day.d = Math.min(day.d, lengthOf(day.y, day.m))
  for (let step = 0; step < days; step += 1) {
    day.d += 1
    if (day.d > lengthOf(day.y, day.m)) {
      day.d = 1
      day.m += 1
    }
    if (day.m > 12) {
      day.m = 1
      day.y += 1
    }
  }
  const now = read(today)
  if (day.y !== now.y) return day.y < now.y
  if (day.m !== now.m) return day.m < now.m
  return day.d <= now.d
}

const runs = (role: ModelRole, today: string) => role.until === null || role.until > today

function isHeld(model: Model, relation: ModelRelation, today: string): boolean {
  return model.holds.some((hold) => {
    if (hold.lifted || (hold.until !== null && hold.until < today)) return false
    return hold.relation === relation.id || relation.roles.some((role) => role.type === hold.type)
  })
}

/** Somebody who is linked with a member stays as long as that is one; a household as long as it has anybody. */
function isNeeded(model: Model, relation: ModelRelation, today: string): boolean {
  for (const id of relation.links) {
    const other = model.relations.get(id)
    if (!other) continue
    if (relation.kind === 'household') return true
    if (other.kind !== 'household' && other.roles.some((role) => runs(role, today))) return true
  }
  return false
}

function lastHeard(relation: ModelRelation): string {
  return relation.notes.reduce((last, note) => (note.on > last ? note.on : last), relation.created)
}

/** The day a rule counts from for a role; for a relation without roles `end` is null. */
function startOf(rule: ModelRule, relation: ModelRelation, end: string | null): string {
  const moment = {
    end: end ?? relation.created,
    activity: lastHeard(relation),
    change: relation.changed,
    received: relation.created,
  }[rule.after]
  return end !== null && end > moment ? end : moment
}

function mustGo(model: Model, relation: ModelRelation, today: string): boolean {
  if (isHeld(model, relation, today) || isNeeded(model, relation, today)) return false
  if (relation.roles.some((role) => runs(role, today))) return false
  const on = model.rules.filter((rule) => rule.isOn)
  if (relation.roles.length === 0) {
    const own = on.filter((rule) => rule.about === 'without')
    return own.length > 0 && own.every((rule) => hasRunOut(startOf(rule, relation, null), rule, today))
  }
  return relation.roles.every((role) => {
    const own = on.filter((rule) => rule.about === 'former' && (rule.type === null || rule.type === role.type))
    return own.length > 0 && own.every((rule) => hasRunOut(startOf(rule, relation, role.until), rule, today))
  })
}

/** A rule looks only at relations that it is about and of which its own term is over. */
function isOf(rule: ModelRule, relation: ModelRelation, today: string): boolean {
  if (rule.about === 'without') return relation.roles.length === 0
  return relation.roles.some(
    (role) => (rule.type === null || rule.type === role.type) && role.until !== null && role.until <= today,
  )
}

function noteMustGo(model: Model, relation: ModelRelation, note: ModelNote, today: string): boolean {
  if (isHeld(model, relation, today)) return false
  const types = new Set(relation.roles.map((role) => role.type))
  const own = model.rules.filter(
    (rule) => rule.isOn && rule.about === 'note' && (rule.type === null || types.has(rule.type)),
  )
  return own.length > 0 && own.every((rule) => hasRunOut(note.on, rule, today))
}

/** A night: every rule in its turn, on what the ones before it left. */
export function spendNight(model: Model, today: string): void {
  for (const rule of model.rules.filter((one) => one.isOn)) {
    if (rule.about === 'note' || rule.about === 'consent' || rule.about === 'trace') {
      forgetRows[rule.about](model, rule, today)
      continue
    }
    const going = [...model.relations.values()].filter(
      (relation) => isOf(rule, relation, today) && mustGo(model, relation, today),
    )
    for (const relation of going) forget(model, relation)
  }
}

const forgetRows = { note: forgetNotes, consent: forgetStatements, trace: forgetTraces } as const

/** A yes counts until somebody says no, or yes anew otherwise than by a list; a no until somebody says no again. */
function overruledOn(statement: ModelStatement, all: readonly ModelStatement[]): string | null {
  const after = all.slice(all.indexOf(statement) + 1)
  const over = after.filter((later) => !later.isYes || (statement.isYes && !later.isFromList))
  return over.map(({ recorded }) => recorded).toSorted()[0] ?? null
}

function forgetStatements(model: Model, rule: ModelRule, today: string): void {
  for (const relation of model.relations.values()) {
    if (isHeld(model, relation, today)) continue
    const left = relation.statements.filter((statement) => {
      const from = overruledOn(statement, relation.statements)
      return from === null || !hasRunOut(from, rule, today)
    })
    model.counted += relation.statements.length - left.length
    relation.statements = left
  }
}

function forgetTraces(model: Model, rule: ModelRule, today: string): void {
  for (const relation of model.relations.values())
    if (!isHeld(model, relation, today))
      relation.traces = relation.traces.filter(({ on }) => !hasRunOut(on, rule, today))
}

function forgetNotes(model: Model, rule: ModelRule, today: string): void {
  for (const relation of model.relations.values()) {
    if (rule.type !== null && !relation.roles.some((role) => role.type === rule.type)) continue
    relation.notes = relation.notes.filter((note) => !noteMustGo(model, relation, note, today))
  }
}

function forget(model: Model, relation: ModelRelation): void {
  for (const id of relation.links) model.relations.get(id)?.links.delete(relation.id)
  model.relations.delete(relation.id)
}
