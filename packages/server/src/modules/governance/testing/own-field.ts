import type { Field, NewFieldInput } from '@klantregie/contract'
import type { TestApp } from '../../../platform/testing/test-app.ts'

type Asked = Partial<Omit<NewFieldInput, 'choices'>> &
  Pick<NewFieldInput, 'label' | 'dataType'> & {
    readonly choices?: readonly string[]
  }

/** Adds a field of the organisation's own as the administrator would, from as little as a test wants to say. */
export async function makeField(app: Pick<TestApp, 'as'>, { choices = [], ...asked }: Asked): Promise<Field> {
  const reply = await app.as('administrator')('POST', '/fields', {
    definition: `Wat ${asked.label} is.`,
    goal: 'Om het te weten.',
    kinds: ['person'],
    choices: choices.map((label) => ({ label })),
    ...asked,
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json()
}
