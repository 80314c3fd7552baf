import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { administrator, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// Pairs that may be one relation, answered without a mouse; then a whole kind at once, and households.
const set = stage()
let anouk: Visitor

interface Person {
  readonly firstName?: string
  readonly initials?: string
  readonly prefix?: string
  readonly surname: string
  readonly birthDate?: string
  readonly email?: string
  readonly phone?: string
  readonly home?: readonly [street: string, houseNumber: string, postcode: string, place: string]
}

const LINDELAAN = ['Lindelaan', '4', '1621 AB', 'Hoorn'] as const
const DORPSSTRAAT = ['Dorpsstraat', '18', '1601 AA', 'Enkhuizen'] as const
const HAVENKADE = ['Havenkade', '7', '1811 BC', 'Alkmaar'] as const
const KERKPAD = ['Kerkpad', '12', '1441 CD', 'Purmerend'] as const

const people: readonly Person[] = [
  { firstName: 'Johannes', prefix: 'de', surname: 'Vries', birthDate: '1980-03-05', phone: '06 1234 5678', home: LINDELAAN },
  { initials: 'J.', prefix: 'de', surname: 'Vries', birthDate: '1980-03-05', phone: '06 1234 5678', home: LINDELAAN },
  { firstName: 'Petra', surname: 'Bakker', birthDate: '1951-12-01', email: 'petra.bakker@voorbeeld.example', home: DORPSSTRAAT },
  { firstName: 'Petra', surname: 'Backer', birthDate: '1951-12-01', email: 'petra.bakker@voorbeeld.example' },
  { firstName: 'Mohammed', surname: 'Yilmaz', birthDate: '1990-07-15', phone: '06 8765 4321', home: HAVENKADE },
  { firstName: 'Mohamed', surname: 'Yilmaz', birthDate: '1990-07-15', phone: '06 8765 4321' },
  { firstName: 'Wilhelmina', prefix: 'van den', surname: 'Oosterhuis', birthDate: '1944-01-20', email: 'w.oosterhuis@voorbeeld.example' },
  { initials: 'W.', prefix: 'van den', surname: 'Oosterhuis', birthDate: '1944-01-20', email: 'w.oosterhuis@voorbeeld.example' },
  { firstName: 'Karin', surname: 'Zeilstra', birthDate: '1980-03-05', home: KERKPAD },
  { firstName: 'Bas', surname: 'Zeilstra', birthDate: '1978-11-30', home: KERKPAD },
  { firstName: 'Lotte', surname: 'Zeilstra', birthDate: '2012-06-01', home: KERKPAD },
]

async function add({ birthDate, email, phone, home, ...name }: Person): Promise<void> {
  const [street, houseNumber, postcode, place] = home ?? []
  await set.errands.ask('POST', '/relations', {
    kind: 'person',
    name,
    ...(birthDate !== undefined && { birthDate }),
    ...(email !== undefined && { emails: [email] }),
    ...(phone !== undefined && { phones: [phone] }),
    ...(home && { addresses: [{ use: 'visit', street, houseNumber, postcode, place }] }),
  })
}

/** Everything that matching finds becomes a question, and all records are matched. */
async function match(): Promise<void> {
  const { thresholds } = await set.errands.ask<{ thresholds: unknown }>('GET', '/matching/settings')
  await set.errands.ask('PUT', '/matching/settings', { isAutomatic: false, thresholds, exceptions: [] })
  const { runId } = await set.errands.ask<{ runId: string }>('POST', '/matching/runs')
  const isDone = async () => {
    const { items } = await set.errands.ask<{ items: { id: string; state: string }[] }>('GET', '/matching/runs')
    return items.some(({ id, state }) => id === runId && state === 'done')
  }
  await vi.waitUntil(isDone, { timeout: 30_000, interval: 300 })
}

beforeAll(async () => {
  for (const person of people) await add(person)
  await match()
  await set.errands.hire(manager, 'relation_manager')
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
})

test('look', async () => {
  console.log(JSON.stringify(await set.errands.ask('GET', '/questions/progress')))
  console.log(JSON.stringify(await set.errands.ask('GET', '/questions/classes')))
  console.log(JSON.stringify(await set.errands.ask('GET', '/household-suggestions')))
  console.log(JSON.stringify(await set.errands.ask('POST', '/questions/take', {})))
  await anouk.opens('/possible-duplicates')
  await anouk.page.waitForTimeout(3000)
  await anouk.page.screenshot({ path: '/tmp/q/real.png', fullPage: true })
})
afterEach(() => undefined)
