import { AsyncLocalStorage } from 'node:async_hooks'
import type { Origin } from '../context.ts'

/** What nobody else asked for: the product on its own. */
export const OWN_ACCORD: Origin = {
  kind: 'product',
  name: null,
  id: null,
  address: null,
  device: null,
  initiatorId: null,
}

/**
 * Where work comes from, for whoever is not known yet: signing in, invitations and visitors act as the product itself, and
 * what they leave in the trail must still say from which address. Whoever is known carries it in `Who.origin`, which wins:
 * a download goes on after its request was answered, outside of this.
 */
const running = new AsyncLocalStorage<Origin>()

export function withOrigin<T>(origin: Origin, work: () => T): T {
  return running.run(origin, work)
}

export function currentOrigin(): Origin {
  return running.getStore() ?? OWN_ACCORD
}
