import type { Feature } from '../../lib/feature.ts'
import { relationsOffers } from './offers.ts'
import { useNoteHref, useRelationCommands, useRelationNavigation } from './navigation.ts'
import { relationsToday } from './today-part.tsx'
import { useFindRelations } from './search/find.ts'

/** What the shell and composed pages may use of relations. */
export const relations: Feature = {
  useNavigation: useRelationNavigation,
  offers: relationsOffers,
  useCommands: useRelationCommands,
  useFind: useFindRelations,
  useNoteHref,
  todayParts: relationsToday,
}
export { relationQuery } from './relations.api.ts'
export { ArchivedNotice, RelationMenu } from './page/archive.tsx'
export { KindLine } from './page/kind-line.tsx'
export { Facts } from './page/facts.tsx'
export { useFieldLabel } from './model.tsx'
export { Identifiers } from './page/identifiers.tsx'
export { LinksPanel } from './links/links-panel.tsx'
export { RelationSearch } from './search/search-screen.tsx'
export { QuickSearch } from './search/quick-search.tsx'
export { AtHandLines } from './at-hand/at-hand-today.tsx'
export { RolesNow } from './page/roles-now.tsx'
export { RolesPanel } from './roles/roles-panel.tsx'
export { HomePanel } from './home/home-panel.tsx'
export { ImportancePart } from './important/importance-part.tsx'
export { FavouriteButton } from './at-hand/favourite-button.tsx'
export { AttachmentsPanel } from './attachments/attachments-panel.tsx'
