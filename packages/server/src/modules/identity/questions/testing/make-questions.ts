import { randomUUID } from 'node:crypto'
import type { TestApp } from '../../../../platform/testing/test-app.ts'
import { createRelation, type CreateRelation } from '../../records/record.service.ts'

type House = Pick<TestApp, 'inTransaction' | 'query' | 'clock'>

export async function aPerson(app: House, firstName: string, more: Partial<CreateRelation> = {}): Promise<string> {
  const page = await app.inTransaction((ctx) =>
    createRelation(ctx, { kind: 'person', name: { firstName, surname: 'Bakker' }, ...more }),
  )
  return page.relation.id
}

type Asked = {
  readonly value?: number
  readonly class?: string
  readonly probability?: number
  readonly evidence?: readonly { code: string; bits: number }[]
  readonly reasons?: readonly string[]
}

/** Puts a pair into the queue as matching does. Answers the id of the question. */
export async function aQuestion(app: House, pair: readonly [string, string], asked: Asked = {}): Promise<string> {
  const id = randomUUID()
  const [left, right] = [...pair].sort()
  const {
    value = 1,
    class: name = 'birthDate.same+surname.same',
    probability = 0.8,
    evidence = [],
    reasons = [],
  } = asked
  await app.query(
    `insert into identity.possible_duplicate (id, left_id, right_id, origin_left_id, origin_right_id, reasons, found_at, value, class, probability, evidence)
     values ($1, $2, $3, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, left, right, reasons, app.clock.now(), value, name, probability, JSON.stringify(evidence)],
  )
  return id
}

/** Two people with a question between them. */
export async function aDoubt(app: House, firstName = 'Jan', asked: Asked = {}) {
  const one = await aPerson(app, firstName)
  const other = await aPerson(app, `${firstName}ne`)
  return { one, other, id: await aQuestion(app, [one, other], asked) }
}
