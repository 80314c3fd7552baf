import type { Random } from '../src/app/demo/random.ts'
import type { Ctx } from '../src/platform/context.ts'
import type { World } from './merge-world.ts'

export const DEEDS = [
  'come in',
  'join',
  'import',
  'undo import',
  'change',
  'merge',
  'match',
  'split',
  'edit',
  'note',
  'role',
  'link',
  'undo',
  'undo run',
] as const
export type Deed = (typeof DEEDS)[number]

export type Scene = {
  readonly ctx: Ctx
  readonly random: Random
  readonly world: World
  /** What was done, for whoever must find out why it went wrong. */
  readonly done: string[]
  readonly tally: Map<Deed, number>
}
