import type { RegisterEdition, RegisterProposal, SchoolChange } from '@klantregie/contract'
import { expect } from 'vitest'
import type { TestApp } from '../../../platform/testing/test-app.ts'

const HEADER =
  'PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM ;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES'
type Said = { board?: string; name?: string; street?: string; number?: string; postcode?: string }
export function line(
  code: string,
  { board = '10249', name = `School ${code}`, street = 'Kade', number = '1', postcode = '4101 AB' }: Said = {},
) {
  return `Gelderland;${board};${code.slice(0, 4)};${code};${name};${street};${number};${postcode};CULEMBORG;0216;CULEMBORG;Openbaar;0345512345;www.school.nl`
}
export const list = (...lines: string[]) => Buffer.from([HEADER, ...lines].join('\r\n'), 'latin1')

export type Shown = {
  edition: RegisterEdition
  isFirst: boolean
  isOutdated: boolean
  same: number
  counts: { kind: string; locations: number; relations: number }[]
  undecided: number
  seemsIncomplete: boolean
  proposals: { open: number; done: number; dismissed: number }
}

/** What a relation manager does with registers of this organisation. */
export function registerScene(app: TestApp) {
  async function upload(content: Buffer, datedOn: string): Promise<string> {
    const query = new URLSearchParams({ fileName: 'vestigingen.csv', datedOn })
    const reply = await app.as('relation_manager')('POST', `/register-editions?${query.toString()}`, content)
    expect(reply.statusCode, reply.body).toBe(200)
    await app.runJobs()
    return reply.json().id as string
  }

  const ask = () => app.as('relation_manager')
  const show = async (id: string) => (await ask()('GET', `/register-editions/${id}`)).json() as Shown
  const changesOf = async (id: string, kind: string) =>
    (await ask()('GET', `/register-editions/${id}/changes?kind=${kind}`)).json() as {
      items: SchoolChange[]
      next: string | null
    }
  const proposals = async (query = '') =>
    ((await ask()('GET', `/register-proposals?${query}`)).json() as { items: RegisterProposal[] }).items
  async function deed(path: string, body?: unknown) {
    const reply = await ask()('POST', path, body)
    expect(reply.statusCode, reply.body).toBe(200)
    return reply.json()
  }
  const settle = (one: RegisterProposal) =>
    deed(`/register-proposals/${one.id}/settlements`, { deed: 'carry_out', expected: one.deeds })
  const relation = async (id: string) => (await ask()('GET', `/relations/${id}`)).json().relation
  const timeline = async (id: string) =>
    (
      (await ask()('GET', `/relations/${id}/timeline`)).json() as {
        items: { sentence: string; values: Record<string, string> }[]
      }
    ).items.filter(({ sentence }) => sentence.startsWith('timeline.register.'))
  const isArchived = async (id: string) => (await ask()('GET', `/relations/${id}`)).json().isArchived as boolean
  const numbersOf = async (id: string) =>
    (await relation(id)).identifiers.map(({ value }: { value: string }) => value) as string[]

  const made = new Map<string, string>()
  async function makeRelation(code: string, withParents = false): Promise<string> {
    const { relationId } = await deed(`/school-locations/${code}/relation`, { withParents })
    made.set(code, relationId)
    return relationId
  }

  return {
    upload,
    ask,
    show,
    changesOf,
    proposals,
    deed,
    settle,
    relation,
    timeline,
    isArchived,
    numbersOf,
    made,
    makeRelation,
  }
}
