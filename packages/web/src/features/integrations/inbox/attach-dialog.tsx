import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WaitingObject } from '@klantregie/contract'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SearchField } from '../../../ui/text-field.tsx'
import { relationsFoundQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import styles from './inbox.module.css'

const TYPING_PAUSE_MS = 150

interface AttachProps {
  readonly object: WaitingObject
  readonly isPending: boolean
  readonly onClose: () => void
  readonly onAttach: (relation: { readonly id: string; readonly name: string }) => void
}

/** Whose it is: found by searching, as elsewhere. */
export function AttachDialog({ object, isPending, onClose, onAttach }: AttachProps) {
  const t = useT()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), TYPING_PAUSE_MS)
  const found = useQuery(relationsFoundQuery(asked)).data?.items ?? []
  const hits = asked === '' ? [] : found
  return (
    <Dialog isOpen onClose={onClose} title={t('attach.title', { title: object.title ?? object.externalId })}>
      <div className={styles.attach}>
        <p className={styles.soft}>{t('attach.text')}</p>
        <div role="search">
          <SearchField
            label={t('attach.search')}
            isLabelHidden={false}
            autoFocus
            value={text}
            onChange={setText}
            maxLength={200}
          />
        </div>
        <p role="status" className={styles.soft}>
          {asked === '' ? '' : t('attach.found', { count: hits.length })}
        </p>
        <ul className={styles.hits} aria-label={t('attach.search')}>
          {hits.map(({ id, name, email, place }) => (
            <li key={id} className={styles.hit}>
              <span className={styles.text}>
                <strong>{name}</strong>
                <span className={styles.soft}>
                  {[place, email].filter((part) => part !== null && part !== '').join(' · ')}
                </span>
              </span>
              <Button
                size="small"
                aria-label={t('attach.toName', { name })}
                isPending={isPending}
                onPress={() => onAttach({ id, name })}
              >
                {t('attach.choose')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
