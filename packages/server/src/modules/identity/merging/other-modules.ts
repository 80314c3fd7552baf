import type { RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { PersonalData } from '../../../platform/module.ts'
import type { Holders } from '../folders/holders.ts'
import type { ActivityIntake } from '../imports/activity-intake.ts'

/**
 * Of the cells in a subquery (cell_id, relation_id: the relation that each belongs to), those that have got something of
 * their own in some module: a subquery again (cell_id).
 */
export type OwnFacts = (cells: RawBuilder<unknown>) => RawBuilder<unknown>

/** Counts what a merge would move, by table. */
export type MovedRows = { readonly table: string; readonly rows: number }

/** What this module has to know of modules that it may not know; given by whoever puts the product together. */
export type OtherModules = {
  readonly ownFacts: readonly OwnFacts[]
  /** Who reads in what comes by itself. */
  readonly holders: Holders
  /** Takes in what people did, of lists of tickets and other activity. */
  readonly activity: ActivityIntake
  /** What every module of the product declares about its tables, this one included. */
  readonly personalData: () => readonly PersonalData[]
}

export type InTransaction = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
