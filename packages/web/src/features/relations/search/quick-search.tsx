import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { SearchField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { searchQuery } from '../relations.api.ts'
import { TYPING_PAUSE_MS } from './find.ts'
import { HitList } from './hit-list.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import styles from './search.module.css'

const SHOWN = 6

/** A search box on the home page that answers while one types; Enter goes on to everything that was found. */
export function QuickSearch() {
  const t = useT()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), TYPING_PAUSE_MS)
  const found = useQuery(searchQuery(asked, SHOWN)).data
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void navigate({ to: '/zoeken', search: { q: text.trim() } })
  }
  return (
    <form role="search" className={styles.quick} onSubmit={submit}>
      <SearchField
        label={t('relations.search.label')}
        placeholder={t('relations.list.searchPlaceholder')}
        value={text}
        onChange={setText}
        maxLength={200}
      />
      <div aria-live="polite">
        {asked !== '' && found && (
          <>
            {found.items.length === 0 && <p className={styles.soft}>{t('relations.search.none', { text: asked })}</p>}
            {found.isForgiven && <p className={styles.soft}>{t('relations.search.meant')}</p>}
            <HitList hits={found.items} hrefOf={(hit) => `/relaties/${hit.id}`} />
          </>
        )}
      </div>
    </form>
  )
}
