import type { BrowserContext, Page, Request } from 'playwright-core'

/** A refusal of ours is an answer the screen shows; the browser writes a line about it that is not an error of the page. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/

/**
 * Listens to everything no page of ours may do: an error in the console, an uncaught error, something that the content
 * security policy stopped, a request to another host, an answer that says we broke. `elsewhere`: origins that the browser itself may go to.
 */
export async function watchForMisdeeds(
  context: BrowserContext,
  { address, elsewhere }: { readonly address: string; readonly elsewhere: readonly string[] },
): Promise<string[]> {
  const misdeeds: string[] = []
  const add = (what: string, page: Page | null, text: string) =>
    misdeeds.push(`${what} on ${page ? new URL(page.url()).pathname : 'a page'}: ${text}`)
  await context.exposeBinding('reportViolation', ({ page }, text: string) => add('Policy violation', page, text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { reportViolation: (text: string) => void }).reportViolation
      report(`${event.violatedDirective} stopped ${event.blockedURI} ${event.sample}`)
    })
  })
  context.on('console', (message) => {
    if (message.type() === 'error' && !REFUSAL.test(message.text()))
      add('Console error', message.page(), message.text())
  })
  context.on('weberror', (error) => add('Uncaught error', error.page(), error.error().stack ?? ''))
  context.on('request', (request) => {
    const isWay = request.isNavigationRequest() && elsewhere.includes(new URL(request.url()).origin)
    if (!isWay && !isOwn(request, address)) add('Request elsewhere', null, request.url())
  })
  context.on('response', (response) => {
    if (response.status() >= 500) add(`Answer ${response.status()}`, null, response.url())
  })
  return misdeeds
}

/** Images and downloads that the page makes itself have addresses without a host. */
function isOwn(request: Request, address: string): boolean {
  const { origin, protocol } = new URL(request.url())
  return origin === address || ['data:', 'blob:', 'about:'].includes(protocol)
}
