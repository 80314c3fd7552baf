import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { aPerson } from '../testing/people.ts'

const app = await testApp()

test('who may say yes for a child: guardians first, then adults of the house; never a brother, nor for an adult', async () => {
  const manager = app.as('relation_manager')
  const types = (await manager('GET', '/link-types')).json().items as { id: string; key: string }[]
  const typeOf = (key: string) => types.find((type) => type.key === key)?.id
  const child = await aPerson(app, { birthDate: '2016-05-01' })
  const [mother, uncle, brother, lodger] = [
    await aPerson(app, { name: 'Moeder' }),
    await aPerson(app, { name: 'Oom', birthDate: '1980-01-01' }),
    await aPerson(app, { name: 'Broer', birthDate: '2009-01-01' }),
    await aPerson(app, { name: 'Onbekend' }),
  ]
  const house = (
    await app.as('administrator')('POST', '/relations', { kind: 'household', organisationName: 'Familie Jansen' })
  ).json().relation.id
  await manager('POST', `/relations/${mother}/links`, { linkTypeId: typeOf('guardian_of'), otherId: child })
  for (const id of [child, uncle, brother, lodger])
    await manager('POST', `/relations/${id}/links`, { linkTypeId: typeOf('member_of'), otherId: house })
  const guardiansOf = async (id: string) => (await manager('GET', `/relations/${id}/may-receive`)).json().guardians
  expect(await guardiansOf(child)).toEqual([
    { id: mother, name: 'Anna Moeder', isGuardian: true },
    { id: uncle, name: 'Anna Oom', isGuardian: false },
  ])
  expect(await guardiansOf(uncle)).toEqual([])
})
