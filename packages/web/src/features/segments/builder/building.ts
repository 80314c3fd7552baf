import { createContext, use } from 'react'
import type { Condition } from '@klantregie/contract'
import type { DraftGroup } from '../tree/draft.view.ts'
import type { Model } from '../tree/model.ts'
import type { Saying } from '../tree/sentence.view.ts'

/** What every part of the tree on the screen needs. */
export interface Building {
  readonly draft: DraftGroup
  /** `about`: steps about the same part, one after the other, are one step to take back. */
  readonly change: (next: DraftGroup, about?: string | null) => void
  /** Where the keyboard goes after the change: the part with this key. */
  readonly focus: (key: string, deed?: string) => void
  /** Read aloud. */
  readonly tell: (text: string) => void
  readonly model: Model
  readonly say: Saying
  readonly selfId: string | null
  /** Which conditions the server refused. */
  readonly refused: ReadonlySet<Condition['about']>
}

export const BuildingContext = createContext<Building | null>(null)

export function useBuilding(): Building {
  const building = use(BuildingContext)
  if (!building) throw new Error('Conditions are shown inside a builder.')
  return building
}
