import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'

/** What is left of a failed journey, to look at afterwards. Emptied at the start of every run. */
export const EVIDENCE = resolve(import.meta.dirname, '../../output')

/** A picture and the page as it was, named after the step that failed. */
export async function keepEvidence(step: string, pages: readonly Page[], output: string): Promise<void> {
  mkdirSync(EVIDENCE, { recursive: true })
  const name = step
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
  writeFileSync(join(EVIDENCE, `${name}.log`), output)
  for (const [index, page] of pages.entries()) {
    const path = join(EVIDENCE, index === 0 ? name : `${name}-${index + 1}`)
    try {
      await page.screenshot({ path: `${path}.png`, fullPage: true })
      writeFileSync(`${path}.html`, `<!-- ${page.url()} -->\n${await page.content()}`)
    } catch (error) {
      // A page that crashed or closed cannot be pictured; the failure itself is what must be reported.
      writeFileSync(`${path}.txt`, String(error))
    }
  }
}
