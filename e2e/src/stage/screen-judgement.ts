import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The width WCAG 1.4.10 asks for, and that of the phone at our desk, in CSS pixels. */
const NARROW = [320, 360]

export type Theme = 'light' | 'dark'

/** Nothing that axe knows is wrong with the screen as it stands, in the colours asked for. */
export async function judgeAccessibility(page: Page, themes: readonly Theme[]): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme })
    await page.evaluate(drawnAtRest)
    // Without frames of others in the page the fast way of running is enough. What React Aria has already had read aloud
    // stays in its announcer for some seconds, and may name a button that has gone since.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]').analyze()
    const found = violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      where: nodes.map((node) => `${node.html.slice(0, 240)} — ${node.any.map((check) => check.message).join(' ')}`),
    }))
    expect(found, `accessibility of ${page.url()} in ${theme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/**
 * In the page: after the colours have changed, whatever glides or fades in has come to rest, and a dialog that waits for
 * the keyboard of a phone is there. What is not yet to be seen is not judged, nor is the page that lies hidden behind it.
 */
async function drawnAtRest(): Promise<void> {
  const drawn = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
  const isComing = () =>
    [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].some(
      (dialog) => !dialog.checkVisibility({ checkOpacity: true }),
    )
  const until = performance.now() + 5000
  do await drawn()
  while (isComing() && performance.now() < until)
  const ends = (animation: Animation) => animation.effect?.getComputedTiming().endTime !== Infinity
  const gliding = document.getAnimations().filter(ends)
  await Promise.allSettled(gliding.map((animation) => animation.finished))
}

/** One h1, a window title that begins with it, and a language. */
export async function judgeTitle(page: Page): Promise<void> {
  const titles = await page.getByRole('heading', { level: 1 }).allInnerTexts()
  expect(titles, `the h1 of ${page.url()}`).toHaveLength(1)
  await expect.poll(() => page.title(), { message: 'the title of the window' }).toBe(`${titles[0]} · Klantregie`)
}

/** Fits on a narrow screen without scrolling sideways. */
export async function judgeReflow(page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 740 })
    expect(await page.evaluate(stickingOut), `what sticks out of ${page.url()} at ${width} pixels`).toEqual([])
  }
  if (before) await page.setViewportSize(before)
}

/** In the page: what makes it wider than the window. What scrolls inside a frame of its own may be wider. */
async function stickingOut(): Promise<readonly string[]> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  const room = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= room) return []
  const scrolls = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > room + 0.5 && !scrolls(element.parentElement))
    .map((element) => `${Math.round(element.getBoundingClientRect().right)} px: ${element.outerHTML.slice(0, 160)}`)
    .slice(0, 5)
}

export interface TabStop {
  readonly name: string
  readonly isVisible: boolean
}

/** More stops than this on one screen and the walk has shown enough. */
const MOST_STOPS = 60

/** Walks through the screen with Tab; every stop must show that it has the focus. Answers the stops in their order. */
export async function judgeFocus(page: Page): Promise<readonly TabStop[]> {
  const stops: TabStop[] = []
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(focusedStop)
    if (stop === null) break
    stops.push(stop)
  }
  expect(
    stops.filter((stop) => !stop.isVisible),
    `stops of ${page.url()} that do not show the focus`,
  ).toEqual([])
  return stops
}

/**
 * In the page: what has the focus, and whether it or what stands around it shows that. Null when nothing has it. A mark
 * that slides in may take some frames.
 */
async function focusedStop(): Promise<TabStop | null> {
  const shows = (element: Element | null): boolean => {
    if (element === null) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
  }
  const isOnScreen = ({ top, bottom, left, right }: DOMRect) =>
    bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  const isShown = (focused: Element): boolean => {
    // A drawn box or a group around a field may carry the ring in the place of the field itself.
    const parent = focused.parentElement
    const near = [focused, parent, parent?.parentElement ?? null]
    const beside = [focused.closest('label'), parent].flatMap((frame) => [...(frame?.children ?? [])])
    return isOnScreen(focused.getBoundingClientRect()) && [...near, ...beside].some(shows)
  }
  for (let frame = 0; frame < 30; frame += 1) {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return null
    if (isShown(focused)) return { name: focused.outerHTML.slice(0, 200), isVisible: true }
    await new Promise((drawn) => requestAnimationFrame(drawn))
  }
  return { name: document.activeElement?.outerHTML.slice(0, 200) ?? '', isVisible: false }
}
