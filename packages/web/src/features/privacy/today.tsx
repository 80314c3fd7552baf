import { BreachToday } from './breaches/breach-today.tsx'
import { RequestsToday } from './requests/today-panel.tsx'

/** What privacy asks of somebody today: a clock that runs first. */
export function PrivacyToday() {
  return (
    <>
      <BreachToday />
      <RequestsToday />
    </>
  )
}
