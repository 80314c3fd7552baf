import type { MessageState, WebhookState } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

const TONES: Readonly<Record<WebhookState | MessageState, Tone>> = {
  active: 'success',
  paused: 'neutral',
  failing: 'danger',
  keyless: 'danger',
  waiting: 'attention',
  delivered: 'success',
  given_up: 'danger',
  withheld: 'neutral',
}
export const toneOfWebhook = (state: WebhookState | MessageState): Tone => TONES[state]

/** How far back can be sent again at once, in days; messages are kept for thirty. */
export const periods = ['1', '3', '7', '30'] as const

/** The last so many days, to this moment. */
export function lastDays(days: number, now: Date): { readonly from: string; readonly until: string } {
  return { from: new Date(now.getTime() - days * 86_400_000).toISOString(), until: now.toISOString() }
}

/** Whether an answer counts as received. */
export const isReceived = (status: number | null): boolean => status !== null && status >= 200 && status < 300
