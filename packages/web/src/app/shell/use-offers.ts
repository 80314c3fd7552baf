import { useRouterState } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { relationQuery } from '../../features/relations/index.ts'
import type { RelationPage } from '@klantregie/contract'
import type { Command } from '../../lib/feature.ts'
import { lookUp, useLanguage } from '../../lib/i18n.tsx'
import type { Offer } from '../../lib/offer.ts'
import type { RelationDeed } from '../../lib/relation-deed.ts'
import { useMay } from '../../lib/session.tsx'
import { features } from '../features.ts'
import { useT } from '../locale/index.ts'
import { appOffers } from '../offers.ts'

/** Everything that the palette offers of itself, as data; what a person may not do is not among it. */
export const offers: readonly Offer[] = [...appOffers, ...features.flatMap((feature) => feature.offers)]

/** What a key says in both languages: people search in the words they know. */
export function inBothLanguages(...keys: readonly string[]): string {
  return keys
    .flatMap((key) => [lookUp(key, 'nl'), lookUp(key, 'en')])
    .filter(Boolean)
    .join(' ')
}

/** Of one kind; while nothing is typed only what people do most. */
export function useOffers(kind: Offer['kind'], text: string): readonly Command[] {
  const may = useMay()
  const language = useLanguage()
  return offers
    .filter((offer) => offer.kind === kind && (text !== '' || offer.isUsual === true))
    .filter(({ permission }) => permission === null || may(permission))
    .map(({ id, href }) => ({
      id: `offer:${id}`,
      label: lookUp(`offer.${id}`, language) ?? id,
      href,
      words: inBothLanguages(`offer.${id}`, `offer.${id}.words`),
    }))
}

const RELATION_PAGE = /^\/relaties\/([0-9a-f-]{36})(?:\/|$)/

/** The relation whose page is open, or who stands at the desk. */
function useIdAtHand(): string | undefined {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const desk = useRouterState({ select: (state) => state.location.search.wie })
  const id = RELATION_PAGE.exec(path)?.[1]
  return id ?? (path === '/balie' && typeof desk === 'string' ? desk : undefined)
}

/** What can be done with the relation at hand, first of all. */
export function useRelationAtHand(): { readonly title: string; readonly commands: readonly Command[] } | null {
  const id = useIdAtHand()
  // The page itself has asked for it; the palette asks nothing.
  const page = useQuery({ ...relationQuery(id ?? ''), enabled: false }).data
  const deeds = useDeedsAtHand(page)
  const places = usePlacesAtHand(page)
  return id === undefined || page === undefined
    ? null
    : { title: page.relation.displayName, commands: [...deeds, ...places] }
}

function useDeedsAtHand(page: RelationPage | undefined): readonly Command[] {
  const t = useT()
  const may = useMay()
  if (page === undefined) return []
  const { id, displayName: name } = page.relation
  const isInUse = !page.isArchived
  const deeds: readonly { readonly deed: RelationDeed; readonly isAllowed: boolean }[] = [
    { deed: 'noteren', isAllowed: may('activity.interaction.write') },
    { deed: 'taak', isAllowed: may('engagement.task.write') },
    { deed: 'plannen', isAllowed: may('engagement.approach.write') && page.mayWrite && isInUse },
    { deed: 'toestemming', isAllowed: may('privacy.consent.write') },
    { deed: 'deelname', isAllowed: may('activity.fact.write') && page.mayWrite && isInUse },
    { deed: 'proces', isAllowed: may('engagement.process.work') && isInUse },
  ]
  return deeds
    .filter(({ isAllowed }) => isAllowed)
    .map(({ deed }) => ({
      id: `here:${deed}`,
      label: t(`palette.here.${deed}`, { name }),
      href: `/relaties/${id}?doen=${deed}`,
      words: inBothLanguages(`palette.here.${deed}.words`),
    }))
}

/** Where else one can go with it; not where one is. */
function usePlacesAtHand(page: RelationPage | undefined): readonly Command[] {
  const t = useT()
  const may = useMay()
  const path = useRouterState({ select: (state) => state.location.pathname })
  if (page === undefined) return []
  const { id, displayName: name } = page.relation
  const places = [
    { place: 'page', href: `/relaties/${id}`, isAllowed: true },
    { place: 'desk', href: `/balie?wie=${id}`, isAllowed: may('activity.interaction.write') },
    { place: 'structure', href: `/relaties/${id}/structuur`, isAllowed: true },
    { place: 'merge', href: `/relaties/${id}/samenvoegen`, isAllowed: may('identity.merge.write') },
  ] as const
  return places
    .filter(({ href, isAllowed }) => isAllowed && href.split('?')[0] !== path)
    .map(({ place, href }) => ({ id: `here:${place}`, label: t(`palette.here.${place}`, { name }), href }))
}
