import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { breachesQuery } from './breaches.api.ts'
import { pressing } from './breaches.view.ts'
import { Clock } from './clock.tsx'

/** On the home page while the 72 hours of a breach run; nothing otherwise. */
export function BreachToday() {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const breaches = useQuery({ ...breachesQuery, enabled: may('privacy.breach.manage') })
  return pressing(breaches.data?.items ?? []).map(({ id, number, title, clock }) => (
    <Callout
      key={id}
      tone={clock.state === 'late' ? 'danger' : 'attention'}
      title={t('breaches.titleOf', { number, title })}
      action={<TextLink href={`/privacy/datalekken/${id}`}>{t('breaches.goTo')}</TextLink>}
    >
      <Clock clock={clock} /> {t('breaches.before', { date: format.dateTime(clock.deadline) })}
    </Callout>
  ))
}
