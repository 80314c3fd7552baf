import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { Session } from '@klantregie/contract'
import { sessionQuery, setupQuery } from '../../../lib/session.tsx'
import { useT } from '../locale/index.ts'
import { Entrance } from './entrance.tsx'
import { SignInSteps } from './sign-in-steps.tsx'
import styles from './entrance.module.css'

/** Puts the new session in the cache and goes on; the shell then starts with it. */
export function useEnter(): (session: Session, next?: string) => void {
  const cache = useQueryClient()
  const router = useRouter()
  return (session, next = '/') => {
    cache.setQueryData(sessionQuery.queryKey, session)
    void cache.invalidateQueries({ queryKey: setupQuery.queryKey })
    void router.navigate({ href: next, replace: true })
  }
}

export function SignInScreen() {
  const t = useT()
  const enter = useEnter()
  const { next } = useSearch({ from: '/sign-in' })
  const setup = useQuery(setupQuery)
  return (
    <Entrance title={t('signIn.title')}>
      <SignInSteps
        next={next}
        asksOrganisation={(setup.data?.organisationCount ?? 1) > 1}
        onSignedIn={(session) => enter(session, next)}
      />
      <p className={styles.soft}>{t('signIn.forgot')}</p>
    </Entrance>
  )
}
