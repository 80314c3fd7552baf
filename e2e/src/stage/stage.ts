import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest'
import { furnish, type Errands } from './errands.ts'
import { keepEvidence } from './evidence.ts'
import { openHouse, type House } from './house.ts'
import { watchForMisdeeds } from './misdeeds.ts'
import { Visitor } from './visitor.ts'

/** How long is waited for something to be seen, in milliseconds. Long work says itself how long it may take. */
const PATIENCE_MS = 15_000

export const DESK = { width: 1280, height: 900 }
export const PHONE = { width: 360, height: 740 }

export interface Stage {
  readonly house: House
  readonly errands: Errands
  /** Somebody new with a browser of their own: nothing remembered, nobody signed in. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Visitor>
}

export interface StageOptions {
  /** False for the journey that makes the organisation itself. */
  readonly isFurnished?: boolean
  /** False when the tests of a file have nothing to do with each other: then each says for itself what is wrong. */
  readonly isJourney?: boolean
  /** Settings of the installation, such as its mail server. */
  readonly environment?: Readonly<Record<string, string>>
  /** Origins that the browser goes to in this journey, as pages of their own. */
  readonly elsewhere?: readonly string[]
}

/**
 * One installation for a file of journeys. The steps of a file follow one another: when one fails, the rest is left
 * out, because it would only say the same again, after waiting.
 */
export function stage({
  isFurnished = true,
  isJourney = true,
  environment = {},
  elsewhere = [],
}: StageOptions = {}): Stage {
  let house: House | undefined
  let errands: Errands | undefined
  let browser: Browser | undefined
  let failed = false
  let errorsSeen = 0
  const contexts: { context: BrowserContext; misdeeds: string[] }[] = []
  beforeAll(async () => {
    const [opened, connected] = await Promise.all([openHouse(environment), chromium.connect(inject('browser'))])
    house = opened
    browser = connected
    if (isFurnished) errands = await furnish(house)
  })
  beforeEach(({ skip }) => skip(failed && isJourney, 'an earlier step of this journey failed'))
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      failed = true
      const pages = contexts.flatMap(({ context }) => context.pages())
      await keepEvidence(task.name, pages, house?.output() ?? '')
    } else if (!failed || !isJourney) {
      const errors = house?.errors() ?? []
      const found = [...contexts.flatMap(({ misdeeds }) => misdeeds.splice(0)), ...errors.slice(errorsSeen)]
      errorsSeen = errors.length
      expect(found, 'what no page may do, and what the product said went wrong').toEqual([])
    }
  })
  afterAll(async () => {
    for (const { context } of contexts) await context.close()
    await browser?.close()
    await house?.close()
  })
  return {
    get house() {
      return there(house)
    },
    get errands() {
      return there(errands)
    },
    visitor: async (options = {}) => {
      const context = await there(browser).newContext({
        viewport: DESK,
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
        // Movement says nothing in a test, and a colour on its way to another is neither of the two.
        reducedMotion: 'reduce',
        ...options,
      })
      context.setDefaultTimeout(PATIENCE_MS)
      const { address } = there(house)
      contexts.push({ context, misdeeds: await watchForMisdeeds(context, { address, elsewhere }) })
      return new Visitor(await context.newPage(), address)
    },
  }
}

function there<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('The stage is set in beforeAll; ask for it inside a test or a hook.')
  return thing
}
