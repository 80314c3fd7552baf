import { useState } from 'react'
import type { ReactNode } from 'react'
import { setPreferences } from '../../../lib/preferences.ts'
import { useLanguage } from '../../../lib/i18n.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import styles from './visitor.module.css'

interface VisitorPageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** A page for somebody without an account: one column, nothing that leads into the product. */
export function VisitorPage({ title, lead, children }: VisitorPageProps) {
  const language = useLanguage()
  const other =
    language === 'nl' ? ({ id: 'en', name: 'English' } as const) : ({ id: 'nl', name: 'Nederlands' } as const)
  return (
    <main className={styles.main}>
      <div className={styles.top}>
        <Button tone="quiet" size="small" onPress={() => setPreferences({ language: other.id })}>
          {/* The name of a language is written in that language, also for a screen reader. */}
          <span lang={other.id}>{other.name}</span>
        </Button>
      </div>
      <Page width="narrow">
        <PageHeader title={title} lead={lead} />
        {children}
      </Page>
    </main>
  )
}

/** The token stands behind the `#`: that part of an address is never sent, so it reaches no log and no other site. */
export function useLinkToken(): string {
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)))
  return token
}
