import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import type { FileOnDisk, OwnFile } from './files.ts'

type Name = string | RegExp
type Area =
  'dialog' | 'alertdialog' | 'row' | 'region' | 'list' | 'navigation' | 'main' | 'table' | 'group' | 'listitem' | 'form'

/**
 * A page, or a part of one, in the words of who uses it. Things are found as people and screen readers find them: by
 * label, by role and name, by what is written; never by how the page was made. Every act waits until it can be done.
 */
export class Part {
  readonly page: Page
  readonly root: Page | Locator

  constructor(page: Page, root: Page | Locator = page) {
    this.page = page
    this.root = root
  }

  /** A part with a role, such as the dialog "Collega uitnodigen" or the row of a person. */
  within(area: Area, name?: Name): Part {
    return new Part(this.page, this.root.getByRole(area, name === undefined ? {} : { name }).first())
  }

  async presses(name: Name): Promise<void> {
    await this.root.getByRole('button', { name, exact: true }).click()
  }

  async follows(name: Name): Promise<void> {
    await this.root.getByRole('link', { name, exact: true }).click()
  }

  async opensTab(name: Name): Promise<void> {
    await this.root.getByRole('tab', { name }).click()
  }

  async fills(label: string, text: string): Promise<void> {
    await this.field(label).fill(text)
  }

  /** Clicks the words beside a round or square box. */
  async ticks(label: string): Promise<void> {
    await this.root.getByText(label, { exact: true }).click()
  }

  /** Opens a list of choices by its label and takes one. */
  async chooses(option: Name, { under }: { readonly under: Name }): Promise<void> {
    await this.root.getByRole('button', { name: under }).click()
    await this.page.getByRole('listbox').getByRole('option', { name: option }).first().click()
  }

  /** Opens a menu by the name of its button and takes one of its lines. */
  async picks(item: Name, { from }: { readonly from: Name }): Promise<void> {
    await this.root.getByRole('button', { name: from }).first().click()
    await this.menuLine(item).click()
  }

  menuLine(item: Name): Locator {
    const menu = this.page.getByRole('menu')
    return menu
      .getByRole('menuitem', { name: item })
      .or(menu.getByRole('menuitemradio', { name: item }))
      .or(menu.getByRole('menuitemcheckbox', { name: item }))
      .first()
  }

  /** In a list of choices of the browser itself. */
  async selects(option: string, { under }: { readonly under: string }): Promise<void> {
    await this.root.getByRole('combobox', { name: under, exact: true }).selectOption({ label: option })
  }

  /** Drags a file from the desktop to the words of a drop zone. The browser does it: a made-up event carries no file. */
  async drops({ path }: FileOnDisk, { on }: { readonly on: string }): Promise<void> {
    const zone = this.root.getByText(on)
    await zone.scrollIntoViewIfNeeded()
    const box = await zone.boundingBox()
    if (!box) throw new Error(`Nothing can be dropped on "${on}": it is not on the screen.`)
    const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    const session = await this.page.context().newCDPSession(this.page)
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...place, data })
    await session.detach()
  }

  /** Chooses a file in the window that a button opens. */
  async hands(file: OwnFile, { by }: { readonly by: string }): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.presses(by)])
    await chooser.setFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: file.content })
  }

  /** Follows a link that gives a file, and reads it. */
  async downloads(link: Name): Promise<{ readonly name: string; readonly text: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.root.getByRole('link', { name: link }).click(),
    ])
    const path = join(mkdtempSync(join(tmpdir(), 'klantregie-download-')), 'file')
    await download.saveAs(path)
    const text = readFileSync(path, 'utf8')
    rmSync(dirname(path), { recursive: true })
    return { name: download.suggestedFilename(), text }
  }

  async sees(text: Name): Promise<void> {
    await this.root.getByText(text).filter({ visible: true }).first().waitFor()
  }

  async seesAll(...texts: readonly Name[]): Promise<void> {
    for (const text of texts) await this.sees(text)
  }

  async seesHeading(name: Name): Promise<void> {
    await this.root.getByRole('heading', { name }).first().waitFor()
  }

  async seesButton(name: Name): Promise<void> {
    await this.root.getByRole('button', { name }).first().waitFor()
  }

  async seesLink(name: Name): Promise<void> {
    await this.root.getByRole('link', { name }).first().waitFor()
  }

  /** How many times something of a role can be found now. */
  async counts(role: 'row' | 'button' | 'link' | 'listitem' | 'option', name?: Name): Promise<number> {
    return this.root.getByRole(role, name === undefined ? {} : { name }).count()
  }

  async reads(label: string): Promise<string> {
    return this.field(label).inputValue()
  }

  /** An optional field says so behind its label; the button that shows a password has a label that begins the same. */
  field(label: string): Locator {
    return this.root.getByLabel(new RegExp(`^${escaped(label)}( \\(.+\\))?$`)).first()
  }
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
