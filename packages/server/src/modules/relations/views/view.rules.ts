import type { ViewAudience } from '@klantregie/contract'

type Shared = { readonly isForAll: boolean; readonly teamId: string | null }
type Owned = Shared & { readonly userId: string }

/** For whom a view is, in the words of the contract. */
export function audienceOf({ isForAll, teamId }: Shared): ViewAudience {
  if (isForAll) return 'organisation'
  return teamId === null ? 'me' : 'team'
}

/**
 * Who made a view changes it. What is shared belongs to more people than its maker, so whoever may share also keeps what
 * others shared in order: a maker who is ill must not leave a wrong list with the whole house.
 */
export function mayChangeView(view: Owned, reader: { readonly userId: string; readonly mayShare: boolean }): boolean {
  return view.userId === reader.userId || (reader.mayShare && audienceOf(view) !== 'me')
}

type Asked = { readonly audience: ViewAudience; readonly teamId?: string | undefined }

/** For whom it is after a change; a team that was not named stays the one it was. Null: a team is meant and none is known. */
export function sharedAs(before: Shared, { audience, teamId }: Asked): Shared | null {
  if (audience === 'organisation') return { isForAll: true, teamId: null }
  if (audience === 'me') return { isForAll: false, teamId: null }
  const team = teamId ?? before.teamId
  return team === null ? null : { isForAll: false, teamId: team }
}
