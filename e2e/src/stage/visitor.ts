import type { Page } from 'playwright-core'
import type { Person } from './errands.ts'
import { Part } from './part.ts'
import { judgeAccessibility, judgeFocus, judgeReflow, judgeTitle } from './screen-judgement.ts'
import type { TabStop, Theme } from './screen-judgement.ts'

/** Somebody at a screen. */
export class Visitor extends Part {
  readonly address: string

  constructor(page: Page, address: string) {
    super(page)
    this.address = address
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(`${this.address}${path}`)
  }

  async reloads(): Promise<void> {
    await this.page.reload()
  }

  /** From the entrance to the page where one lands. */
  async signsIn({ email, password }: Person): Promise<void> {
    await this.opens('/sign-in')
    await this.fills('E-mailadres', email)
    await this.fills('Wachtwoord', password)
    await this.presses('Aanmelden')
    await this.seesTitle(/^Goede/)
  }

  /** Of the page, in full: "Aanmelden" is not "Aanmelden en beveiliging", from which somebody is still on the way. */
  async seesTitle(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  }

  /** A notice at the foot of the screen. */
  async isTold(text: string | RegExp): Promise<void> {
    await this.notices().sees(text)
  }

  notices(): Part {
    return this.within('region', /^(Meldingen|Notifications)$/)
  }

  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Tab until the thing with this name has the focus, as somebody without a mouse does. */
  async tabsTo(role: 'button' | 'link' | 'textbox' | 'tab' | 'row' | 'radio' | 'checkbox', name: string | RegExp) {
    const wanted = this.page.getByRole(role, { name }).first()
    await wanted.waitFor()
    for (let count = 0; count < 80; count += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await this.keys('Tab')
    }
    throw new Error(`Tab does not come to the ${role} ${String(name)}.`)
  }

  /** Everything a machine can say about the screen as it stands. */
  async findsNothingWrong(themes: readonly Theme[] = ['light', 'dark']): Promise<void> {
    await judgeTitle(this.page)
    await judgeAccessibility(this.page, themes)
    await judgeReflow(this.page)
  }

  /** For what lies over a page (a dialog, a menu): a change of width would close it. */
  async findsNothingWrongHere(themes: readonly Theme[] = ['light', 'dark']): Promise<void> {
    await judgeAccessibility(this.page, themes)
  }

  async walksWithTab(): Promise<readonly TabStop[]> {
    return judgeFocus(this.page)
  }
}
