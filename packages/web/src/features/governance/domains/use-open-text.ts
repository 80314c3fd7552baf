import type { DomainPage } from '@klantregie/contract'
import { useT } from '../locale/index.ts'

/** What waits for the owner of a domain, in words: "2 nakijkrondes, 1 voorstel"; empty when nothing does. */
export function useOpenText(): (open: DomainPage['open'], how?: { readonly withConcepts: boolean }) => string {
  const t = useT()
  return (open, { withConcepts } = { withConcepts: true }) =>
    [
      open.reviews > 0 && t('domains.openReviews', { count: open.reviews }),
      open.proposals > 0 && t('domains.openProposals', { count: open.proposals }),
      open.disputedTerms > 0 && t('domains.openDisputed', { count: open.disputedTerms }),
      withConcepts && open.conceptTerms > 0 && t('domains.openConcepts', { count: open.conceptTerms }),
    ]
      .filter((part) => part !== false)
      .join(', ')
}
