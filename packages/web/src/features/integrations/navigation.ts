import { useQuery } from '@tanstack/react-query'
import type { NavigationItem } from '../../lib/feature.ts'
import { useMay } from '../../lib/session.tsx'
import { campaignsHref, cardsHref, connectionsHref, inboxHref, registersHref } from './addresses.ts'
import { waitingCountQuery } from './integrations.api.ts'
import { useT } from './locale/index.ts'

export function useIntegrationNavigation(): readonly NavigationItem[] {
  const t = useT()
  const may = useMay()
  const waiting = useQuery({ ...waitingCountQuery, enabled: may('integrations.inbox.settle') }).data?.total ?? 0
  const items: NavigationItem[] = []
  if (may('integrations.campaign.read'))
    items.push({ section: 'communication', label: t('nav.campaigns'), href: campaignsHref, isMain: true })
  if (may('integrations.connection.read'))
    items.push({ section: 'admin', label: t('nav.connections'), href: connectionsHref })
  if (may('integrations.inbox.settle'))
    items.push({ section: 'admin', label: t('nav.connectionInbox', { count: waiting }), href: inboxHref })
  if (may('integrations.connection.manage')) items.push({ section: 'admin', label: t('nav.cards'), href: cardsHref })
  if (may('integrations.register.read'))
    items.push({ section: 'admin', label: t('nav.registers'), href: registersHref })
  return items
}
