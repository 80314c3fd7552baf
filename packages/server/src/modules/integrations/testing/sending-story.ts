import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson } from '../../privacy/testing/people.ts'
import type { openNewsletterScene } from './newsletter-scene.ts'

/** How somebody stands there: subscribed or not, and with which marks. */
export type Standing = { readonly state: string; readonly marks: readonly string[] } | null

/** What the tests need to do and know at the other side. */
export type OtherSide = {
  readonly list: string
  readonly subscribe: (email: string, isSubscribed: boolean) => void
  readonly standingOf: (email: string) => Standing
  readonly states: { readonly yes: string; readonly no: string }
  readonly asked: string[]
  readonly troubles: { busy: number; failing: number; truncated: number; slow: number }
}

type Scene = Awaited<ReturnType<typeof openNewsletterScene>>
type Sent = { id: string; counts: Record<string, number> | null; problem: { code: string } | null; mark: string }

const MARK = 'Trouwe bezoekers'

/** The same story for every newsletter system that segments go out to. */
export function tellSending(scene: Scene, side: OtherSide): void {
  const { app, admin, newsletter, connect } = scene
  let label = ''
  let number = 0
  const emailOf = (name: string): string => `${name}.${String(number)}@lezers.example`

  beforeEach(async () => {
    number += 1
    const made = await admin('POST', '/labels', { name: `Trouw ${side.list} ${String(number)}` })
    label = (made.json() as { id: string }).id
  })

  const says = async (id: string, state: 'given' | 'withdrawn') => {
    const body = { purposeId: newsletter.id, channels: ['email'], state }
    const reply = await admin('POST', `/relations/${id}/consents`, body)
    expect(reply.statusCode, reply.body).toBe(200)
  }

  /** Somebody in the segment, who said yes unless told otherwise. */
  async function reader(name: string, { isYes = true, email = emailOf(name) } = {}): Promise<string> {
    const id = await aPerson(app, { name, email })
    expect((await admin('PUT', `/relations/${id}/labels/${label}`, {})).statusCode).toBe(200)
    if (isYes) await says(id, 'given')
    return id
  }

  async function segment(): Promise<string> {
    const conditions = { group: 'all', of: [{ about: 'label', ids: [label] }] }
    const made = await admin('POST', '/segments', { name: `Segment ${String(number)}`, conditions })
    expect(made.statusCode, made.body).toBe(200)
    return (made.json() as { id: string }).id
  }

  async function goOut(more: object = {}): Promise<{ sent: Sent; connection: { id: string } }> {
    await app.started.doUpkeep()
    const connection = await connect()
    const made = await admin('POST', `/connections/${connection.id}/segments`, {
      list: side.list,
      segmentId: await segment(),
      mark: MARK,
      adds: true,
      everyHours: 24,
      ...more,
    })
    expect(made.statusCode, made.body).toBe(200)
    // The first time goes by itself.
    await app.started.doUpkeep()
    await app.runJobs()
    return { sent: await shown(made.json() as Sent, connection), connection }
  }

  /** Goes out by hand, and answers how that was. */
  async function again(sent: Sent, connection: { id: string }): Promise<Sent> {
    await app.started.doUpkeep()
    const asked = await admin('POST', `/sent-segments/${sent.id}/send`, {})
    expect(asked.statusCode, asked.body).toBe(200)
    await app.runJobs()
    return shown(sent, connection)
  }

  async function shown(sent: Sent, connection: { id: string }): Promise<Sent> {
    const { items } = (await admin('GET', `/connections/${connection.id}/segments`)).json() as { items: Sent[] }
    const found = items.find(({ id }) => id === sent.id)
    if (found === undefined) throw new Error('It does not go out.')
    const { asked = 0, unmarked: _beside, ...those } = found.counts ?? {}
    expect(Object.values(those).reduce((sum, count) => sum + count, 0)).toBe(asked)
    return found
  }

  describe(`segments go out to ${side.list}`, () => {
    test('who is on the list gets the mark, who is not is added, and a second time nothing changes', async () => {
      await reader('anna')
      await reader('bo')
      side.subscribe(emailOf('anna'), true)
      const { sent, connection } = await goOut()
      expect(sent).toMatchObject({ problem: null, counts: { asked: 2, marked: 1, added: 1 } })
      for (const name of ['anna', 'bo'])
        expect(side.standingOf(emailOf(name))).toEqual({ state: side.states.yes, marks: [MARK] })
      side.asked.length = 0
      expect((await again(sent, connection)).counts).toMatchObject({ asked: 2, kept: 2, added: 0, marked: 0 })
      expect(side.asked.filter((path) => path.includes('lezers'))).toEqual([])
    })

    test('who unsubscribed there is left alone, whatever is known here', async () => {
      await reader('carla')
      side.subscribe(emailOf('carla'), false)
      const { sent } = await goOut()
      expect(sent.counts).toMatchObject({ asked: 1, declined: 1, added: 0, marked: 0 })
      expect(side.standingOf(emailOf('carla'))).toEqual({ state: side.states.no, marks: [] })
    })

    test('who said no here, or nothing, does not go', async () => {
      await reader('dirk', { isYes: false })
      const elsa = await reader('elsa')
      await says(elsa, 'withdrawn')
      const { sent } = await goOut()
      expect(sent.counts).toMatchObject({ asked: 0 })
      expect(side.standingOf(emailOf('dirk'))).toBeNull()
      expect(side.standingOf(emailOf('elsa'))).toBeNull()
    })

    test('who says no afterwards, or is no longer in the segment, loses the mark and stays subscribed', async () => {
      const fien = await reader('fien')
      const gijs = await reader('gijs')
      await reader('hanna')
      for (const name of ['fien', 'gijs', 'hanna']) side.subscribe(emailOf(name), true)
      const { sent, connection } = await goOut()
      await says(fien, 'withdrawn')
      expect((await admin('DELETE', `/relations/${gijs}/labels/${label}`)).statusCode).toBe(200)
      expect((await again(sent, connection)).counts).toMatchObject({ asked: 1, kept: 1, unmarked: 2 })
      expect(side.standingOf(emailOf('fien'))).toEqual({ state: side.states.yes, marks: [] })
      expect(side.standingOf(emailOf('gijs'))).toEqual({ state: side.states.yes, marks: [] })
      expect(side.standingOf(emailOf('hanna'))).toEqual({ state: side.states.yes, marks: [MARK] })
    })

    test('nobody is added when that was not chosen, and an address that is refused stops nobody else', async () => {
      await reader('ineke')
      const { sent } = await goOut({ adds: false })
      expect(sent.counts).toMatchObject({ asked: 1, absent: 1, added: 0 })
      expect(side.standingOf(emailOf('ineke'))).toBeNull()
      await reader('joris', { email: `joris.${String(number)}@neverland.example` })
      expect((await goOut()).sent.counts).toMatchObject({ asked: 2, refused: 1, added: 1 })
    })

    test.each<[string, Partial<OtherSide['troubles']>]>([
      ['too busy', { busy: 2 }],
      ['failing', { failing: 2 }],
      ['an answer cut off half-way', { truncated: 1 }],
      ['slow', { slow: 5 }],
    ])('%s: everybody has the mark in the end, once', async (_, trouble) => {
      for (const name of ['kees', 'lotte', 'mira']) await reader(name)
      Object.assign(side.troubles, trouble)
      const { sent: first, connection } = await goOut()
      let sent = first
      for (let tries = 0; sent.problem !== null && tries < 3; tries += 1) sent = await again(sent, connection)
      expect(sent.problem).toBeNull()
      for (const name of ['kees', 'lotte', 'mira'])
        expect(side.standingOf(emailOf(name))).toEqual({ state: side.states.yes, marks: [MARK] })
    })

    test('two marks on one list stand beside each other, and the same mark twice is refused', async () => {
      await reader('noor')
      const { connection } = await goOut()
      const body = { list: side.list, segmentId: await segment(), adds: true, everyHours: 24 }
      const second = await admin('POST', `/connections/${connection.id}/segments`, { ...body, mark: 'Andere groep' })
      expect(second.statusCode, second.body).toBe(200)
      await app.started.doUpkeep()
      await app.runJobs()
      expect(side.standingOf(emailOf('noor'))).toEqual({ state: side.states.yes, marks: ['Andere groep', MARK] })
      const taken = await admin('POST', `/connections/${connection.id}/segments`, { ...body, mark: MARK.toUpperCase() })
      expect([taken.statusCode, taken.json().code]).toEqual([409, 'integrations.mark_taken'])
    })

    test('it goes with the rights of whoever set it up, as those are at that moment', async () => {
      await reader('olaf')
      const { sent, connection } = await goOut()
      await app.query(
        `update integrations.sent_segment set holder_id = (select id from admin.app_user where role = 'reader' limit 1)`,
      )
      expect(await again(sent, connection)).toMatchObject({ problem: { code: 'rights' } })
      const asReader = app.as('reader')
      expect((await asReader('POST', `/sent-segments/${sent.id}/send`, {})).statusCode).toBe(403)
    })

    test('by the clock it goes out once a day; what suddenly empties waits for somebody', async () => {
      const ids: string[] = []
      for (let index = 0; index < 22; index += 1) ids.push(await reader(`p${String(index)}`))
      const { sent, connection } = await goOut()
      expect(sent.counts).toMatchObject({ added: 22 })
      for (const id of ids) await admin('DELETE', `/relations/${id}/labels/${label}`)
      await app.query(`update integrations.sent_segment set next_at = now() - interval '1 year'`)
      await app.started.doUpkeep()
      await app.runJobs()
      expect(await shown(sent, connection)).toMatchObject({ problem: { code: 'shrunk' } })
      expect(side.standingOf(emailOf('p0'))?.marks).toEqual([MARK])
      expect((await again(sent, connection)).counts).toMatchObject({ unmarked: 22 })
    })
  })
}
