import { expect } from 'vitest'
import type { TestApp } from '../../testing/test-app.ts'

type Inject = ReturnType<TestApp['as']>

/** What an ordinary day leaves behind, with text that a careless copy would spoil. */
export async function liveADay(as: Inject, index: number): Promise<void> {
  for (const surname of ['Dijk', 'O’Brien\\n', 'Çelik\tTab', '\\.', 'Émile 🎭']) {
    const made = await as('POST', '/relations', {
      kind: 'person',
      name: { firstName: 'An', surname },
      emails: [`a${index}@voorbeeld.example`],
    })
    expect(made.statusCode).toBe(200)
    const { relation } = made.json() as { relation: { id: string } }
    await as('POST', `/relations/${relation.id}/interactions`, {
      kind: 'note',
      text: `Regel een\nregel "twee"; \\N ${surname}`,
    })
  }
  const csv = Array.from({ length: 2000 }, (_, row) => `${row},Jansen ${row},Kerkstraat ${row},1234 AB,Leerdam`)
  const upload = await as(
    'POST',
    '/imports?fileName=leden.csv',
    Buffer.from(`nummer,naam,adres,postcode,plaats\n${csv.join('\n')}\n`),
  )
  expect(upload.statusCode).toBe(200)
}
