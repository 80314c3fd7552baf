import type { BreachClock } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { clockTones, timeLeft } from './breaches.view.ts'

/** How the 72 hours stand, in words. */
export function Clock({ clock }: { readonly clock: BreachClock }) {
  const t = useT()
  const format = useFormat()
  const { seconds, isUrgent } = timeLeft(clock, new Date())
  const duration = format.duration(Math.abs(seconds))
  const tone = clock.state === 'running' && isUrgent ? 'danger' : clockTones[clock.state]
  return <Status tone={tone}>{t(`breachClock.${clock.state}`, { duration })}</Status>
}
