import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/session.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { requestsHref, summaryQuery } from './requests.api.ts'

/** The clock of the law runs also for who does not look at the list. */
export function RequestsToday() {
  const t = useT()
  const may = useMay()('privacy.request.handle')
  const summary = useQuery({ ...summaryQuery, enabled: may }).data
  if (!summary || summary.open === 0) return null
  const { open, overdue, dueSoon } = summary
  return (
    <Callout
      tone={overdue > 0 ? 'danger' : dueSoon > 0 ? 'attention' : 'information'}
      action={<TextLink href={requestsHref}>{t('privacy.requests.title')}</TextLink>}
    >
      {t('privacy.requests.today', { count: open })}
      {overdue > 0 && `. ${t('privacy.requests.todayOverdue', { count: overdue })}`}
      {dueSoon > 0 && `. ${t('privacy.requests.todaySoon', { count: dueSoon })}`}
    </Callout>
  )
}
