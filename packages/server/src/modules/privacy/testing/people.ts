import type { MayReceiveItem, Purpose } from '@klantregie/contract'
import type { TestApp } from '../../../platform/testing/test-app.ts'

type Person = {
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly birthDate?: string
}

/** Somebody in the books, with what is said of them; answers the id. */
export async function aPerson(
  app: TestApp,
  { name = 'Jansen', email, phone, birthDate }: Person = {},
): Promise<string> {
  const reply = await app.as('administrator')('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Anna', surname: name },
    ...(email === undefined ? {} : { emails: [email] }),
    ...(phone === undefined ? {} : { phones: [phone] }),
    ...(birthDate === undefined ? {} : { birthDate }),
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return (reply.json() as { relation: { id: string } }).relation.id
}

/** The purpose with this key; every organisation has the common ones. */
export async function purposeOf(app: TestApp, key: string): Promise<Purpose> {
  const reply = await app.as('administrator')('GET', '/privacy/purposes')
  const found = (reply.json() as { items: Purpose[] }).items.find((purpose) => purpose.key === key)
  if (!found) throw new Error(`No purpose ${key}: ${reply.body.slice(0, 200)}`)
  return found
}

/** What the page of a relation says about a purpose by e-mail. */
export async function mayReceiveByMail(app: TestApp, relationId: string, purposeId: string): Promise<MayReceiveItem> {
  const reply = await app.as('front_office')('GET', `/relations/${relationId}/may-receive`)
  const found = (reply.json() as { items: MayReceiveItem[] }).items.find(
    (item) => item.purposeId === purposeId && item.channel === 'email' && item.topicId === null,
  )
  if (!found) throw new Error(reply.body.slice(0, 300))
  return found
}
