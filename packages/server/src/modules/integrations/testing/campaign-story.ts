import { expect, test } from 'vitest'
import type { openNewsletterScene } from './newsletter-scene.ts'

/** A campaign in our words; each system tells it in its own. */
export type Sent = {
  readonly id: string
  readonly subject: string
  /** "2026-02-01T09:00:00Z", a moment in winter. */
  readonly sentAt: string
  readonly sent: number | null
  readonly opened: number
  readonly clicked: number
  readonly unsubscribed: number
  readonly returned: number
  readonly complained: number
}

export type CampaignSide = {
  /** Puts campaigns there, in the place of those that were. */
  readonly show: (campaigns: readonly Sent[]) => void
  /** How the list is called that they went to, when the system tells. */
  readonly lists: readonly string[]
}

type Told = Omit<Sent, 'id'> & { id: string; name: string; lists: string[]; isTooFew: boolean }

const campaign = (id: string, more: Partial<Sent> = {}): Sent => ({
  id,
  ...{ subject: `Voorjaar ${id}`, sentAt: '2026-02-01T09:00:00Z' },
  ...{ sent: 1200, opened: 600, clicked: 120, unsubscribed: 3, returned: 4, complained: 1 },
  ...more,
})

const two = (number: number): string => String(number).padStart(2, '0')

/** The same story for every newsletter system of which campaigns come in. */
export function tellCampaigns(scene: Awaited<ReturnType<typeof openNewsletterScene>>, side: CampaignSide): void {
  const { app, admin, connect, deliver } = scene

  const results = async (query = '') => {
    const reply = await admin('GET', `/campaign-results${query}`)
    expect(reply.statusCode, reply.body).toBe(200)
    return reply.json() as { items: Told[]; next: string | null }
  }

  /** The scene connects members and campaigns; here only the account of the last is looked at. */
  const accountOf = async (connection: { id: string }) => {
    const { items } = (await admin('GET', `/deliveries?connectionId=${connection.id}`)).json() as {
      items: { stream: string; counts: Record<string, number> }[]
    }
    return items.find(({ stream }) => stream === 'campaigns')?.counts
  }

  test('what became of campaigns comes in, newest first; the same again is nothing new, one more opened is one change', async () => {
    side.show([campaign('7'), campaign('8', { sentAt: '2026-02-08T09:00:00Z', opened: 500 })])
    const connection = await connect()
    await deliver(connection)
    expect(await accountOf(connection)).toMatchObject({ offered: 2, new: 2 })
    const { items, next } = await results()
    expect(next).toBeNull()
    expect(items.map(({ subject }) => subject)).toEqual(['Voorjaar 8', 'Voorjaar 7'])
    expect(items[1]).toMatchObject({
      ...{ subject: 'Voorjaar 7', sentAt: '2026-02-01T09:00:00.000Z', lists: side.lists, isTooFew: false },
      ...{ sent: 1200, opened: 600, clicked: 120, unsubscribed: 3, returned: 4, complained: 1 },
      connection: { id: connection.id, name: connection.name },
    })
    await deliver(connection)
    expect(await accountOf(connection)).toMatchObject({ offered: 2, same: 2 })
    side.show([campaign('7'), campaign('8', { sentAt: '2026-02-08T09:00:00Z', opened: 501 })])
    await deliver(connection)
    expect(await accountOf(connection)).toMatchObject({ offered: 2, same: 1, changed: 1 })
    expect((await results()).items[0]).toMatchObject({ opened: 501 })
  })

  test('of a campaign to a handful of people only is told that it went', async () => {
    side.show([campaign('9', { sent: 9, opened: 1 })])
    await deliver(await connect())
    expect((await results()).items).toMatchObject([
      { sent: 9, isTooFew: true, opened: null, clicked: null, unsubscribed: null, returned: null, complained: null },
    ])
  })

  test('a campaign of which is not told to how many it went waits for a person, and comes in when it is', async () => {
    side.show([campaign('10', { sent: null })])
    const connection = await connect()
    await deliver(connection)
    expect(await accountOf(connection)).toMatchObject({ offered: 1, rejected: 1 })
    expect((await results()).items).toEqual([])
    side.show([campaign('10')])
    await deliver(connection)
    expect(await accountOf(connection)).toMatchObject({ offered: 1, changed: 1, rejected: 0 })
    expect((await results()).items).toHaveLength(1)
  })

  test('years of campaigns come in whole and are read by the page', async () => {
    // Those of one moment must not be lost between two pages.
    const many = Array.from({ length: 450 }, (_, index) =>
      campaign(String(1000 + index), { sentAt: `2025-${two(1 + (index % 12))}-${two(1 + (index % 5))}T09:00:00Z` }),
    )
    side.show(many)
    const connection = await connect()
    await deliver(connection)
    expect(await accountOf(connection)).toMatchObject({ offered: 450, new: 450 })
    const seen: Told[] = []
    for (let after: string | null = ''; after !== null;) {
      const page = await results(`?connectionId=${connection.id}&limit=100${after === '' ? '' : `&after=${after}`}`)
      seen.push(...page.items)
      after = page.next
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(450)
    expect(seen.map(({ sentAt }) => sentAt)).toEqual(
      seen
        .map(({ sentAt }) => sentAt)
        .toSorted()
        .toReversed(),
    )
  })

  test('the desk does not see results, and readers do', async () => {
    side.show([campaign('11')])
    await deliver(await connect())
    expect((await app.as('front_office')('GET', '/campaign-results')).statusCode).toBe(403)
    const reader = await app.as('reader')('GET', '/campaign-results')
    expect((reader.json() as { items: unknown[] }).items).toHaveLength(1)
    expect((await app.anonymous('GET', '/campaign-results')).statusCode).toBe(401)
  })
}
