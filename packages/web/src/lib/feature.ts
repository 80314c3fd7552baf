import type { HomePart } from '@klantregie/contract'
import type { ComponentType, ReactNode } from 'react'
import type { Offer } from './offer.ts'

/** The sections of the rail, in their fixed order. A section is there as soon as a feature has something to show in it. */
export const sections = [
  'today',
  'relations',
  'offerings',
  'segments',
  'communication',
  'voice',
  'insight',
  'strategy',
  'admin',
] as const
export type Section = (typeof sections)[number]

export interface NavigationItem {
  readonly section: Section
  readonly label: string
  readonly href: string
  /** The main item names the section in the rail; the others stand below it while the section is open. */
  readonly isMain?: boolean
}

export interface Command {
  readonly id: string
  readonly label: string
  /** A second line: what kind of thing it is, or what tells two of the same name apart. */
  readonly detail?: string
  readonly icon?: ReactNode
  /** Other words people use for it; searched, not shown. */
  readonly words?: string
  /** Where it goes, or what it does. */
  readonly href?: string
  readonly run?: () => void
}

export interface Found {
  readonly title: string
  readonly commands: readonly Command[]
  readonly isSearching: boolean
}

/** What a feature offers to the shell. All are hooks, called in the fixed order of app/features.ts. */
export interface Feature {
  readonly useNavigation: () => readonly NavigationItem[]
  /** What the palette always offers to whoever may. */
  readonly offers: readonly Offer[]
  /** What it offers beside that, because of who asks. */
  readonly useCommands?: () => readonly Command[]
  /** Finds records for the palette while typing; `text` is trimmed and may be empty. */
  readonly useFind?: (text: string) => Found
  /** Where "Noteren" of the bottom bar leads; null when this person may not note. */
  readonly useNoteHref?: () => string | null
  /** Parts of the home page; each is loaded lazily and shows nothing when it has nothing to say. */
  readonly todayParts?: Readonly<Partial<Record<HomePart, ComponentType>>>
}
