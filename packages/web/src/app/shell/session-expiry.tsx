import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useState } from 'react'
import type { Session } from '@klantregie/contract'
import { SignInSteps } from '../../features/admin/index.ts'
import { onSessionExpired } from '../../lib/api.ts'
import { sessionQuery, useSession } from '../../lib/session.tsx'
import { useFormat } from '../../lib/texts.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useT } from '../locale/index.ts'
import { decideExpiry } from './expiry.view.ts'

/**
 * Warns before the session ends, and when it has ended asks for the password over the page. The page itself stays, with
 * everything typed in it.
 */
export function SessionExpiry() {
  const session = useSession()
  const [isRefused, setRefused] = useState(false)
  const state = useExpiry(session.expiresAt)
  useEffect(() => onSessionExpired(() => setRefused(true)), [])
  if (isRefused || state === 'over') return <SignInAgain session={session} onDone={() => setRefused(false)} />
  if (state === 'soon') return <StaySignedIn expiresAt={session.expiresAt} />
  return null
}

/** A browser counts a longer timeout as none, in milliseconds. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

function useExpiry(expiresAt: string) {
  const [, lookAgain] = useReducer((count: number) => count + 1, 0)
  const view = decideExpiry(expiresAt, new Date())
  const { nextChangeIn } = view
  useEffect(() => {
    if (nextChangeIn === null) return
    const timer = setTimeout(lookAgain, Math.min(nextChangeIn + 50, LONGEST_TIMEOUT_MS))
    return () => clearTimeout(timer)
  }, [nextChangeIn])
  return view.state
}

function StaySignedIn({ expiresAt }: { readonly expiresAt: string }) {
  const t = useT()
  const format = useFormat()
  const cache = useQueryClient()
  const [closedFor, setClosedFor] = useState<string | null>(null)
  const seconds = Math.max(0, (new Date(expiresAt).getTime() - Date.now()) / 1000)
  const stay = () => {
    setClosedFor(expiresAt)
    // Any question to the server lengthens the session; this one also answers until when.
    void cache.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  return (
    <Dialog
      isOpen={closedFor !== expiresAt}
      onClose={() => setClosedFor(expiresAt)}
      title={t('expired.soonTitle')}
      size="small"
      footer={
        <Button tone="primary" autoFocus onPress={stay}>
          {t('expired.stay')}
        </Button>
      }
    >
      <p>{t('expired.soonText', { time: format.duration(seconds) })}</p>
    </Dialog>
  )
}

function SignInAgain({ session, onDone }: { readonly session: Session; readonly onDone: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const signedIn = (next: Session) => {
    // Somebody else at the same keyboard must not see what the first person had open.
    if (next.user.id !== session.user.id) window.location.assign('/')
    cache.setQueryData(sessionQuery.queryKey, next)
    onDone()
    void cache.invalidateQueries()
  }
  return (
    <Dialog isOpen title={t('expired.title')} size="small">
      <p>{t('expired.text')}</p>
      <SignInSteps
        email={session.user.email}
        organisation={session.organisation.slug}
        next={`${window.location.pathname}${window.location.search}`}
        onSignedIn={signedIn}
      />
    </Dialog>
  )
}
