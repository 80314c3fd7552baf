import { coursesOffer, meetingsOffer, servicesOffer, type Course, type Meeting } from './library.ts'
import type { DemoOffering } from './offering-row.ts'
import { theatreOffer, type Evening } from './theatre.ts'

/** All that the demonstration organisation offers, and what of it people take part in. */
export interface Offer {
  /** What something belongs to comes before it. */
  readonly offerings: readonly DemoOffering[]
  /** Each oldest first. */
  readonly evenings: readonly Evening[]
  readonly meetings: ReadonlyMap<string, readonly Meeting[]>
  readonly courses: readonly Course[]
}

/** The offer of four seasons and what is on sale now. Deterministic. */
export function drawOffer(seed: string, today: string): Offer {
  const theatre = theatreOffer(seed, today)
  const { offerings: monthly, meetings } = meetingsOffer(today)
  const { offerings: taught, courses } = coursesOffer(today)
  return {
    offerings: [...theatre.offerings, ...monthly, ...taught, ...servicesOffer()],
    evenings: theatre.evenings,
    meetings,
    courses,
  }
}
