/** An event of which nothing more is known than its title, as a form would send it. */
export const blank = {
  kind: 'event',
  parentId: null,
  title: 'Hamlet',
  genreId: null,
  branchId: null,
  startsAt: null,
  endsAt: null,
  capacity: null,
  state: 'planned',
  makers: [],
  targetGroupIds: [],
  priceTypes: [],
  externalId: null,
}
