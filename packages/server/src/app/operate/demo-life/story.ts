import { agreements } from './agreements.ts'
import { approaches } from './approaches.ts'
import type { Cast } from './cast.ts'
import { conversations } from './conversations.ts'
import { tell, type Part } from './deed.ts'
import type { DemoHouse } from './house.ts'
import { lookingAfter } from './looking-after.ts'
import { overviews } from './overviews.ts'
import { privacyDesk } from './privacy-desk.ts'
import { processes } from './processes.ts'
import { segments } from './segments.ts'
import { tasks } from './tasks.ts'

const PARTS: readonly Part[] = [
  agreements,
  lookingAfter,
  approaches,
  processes,
  tasks,
  conversations,
  overviews,
  privacyDesk,
  segments,
]

/** A year of working together, day by day, up to the day before the first. */
export async function tellStory(house: DemoHouse, cast: Cast): Promise<void> {
  await tell(
    house,
    PARTS.flatMap((part) => part(cast)),
  )
}
