import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { downloadErrors } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { IconButton, LinkButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { importHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { CancelDialog, DiscardDialog, UndoDialog } from '../wizard/import-dialogs.tsx'
import { actionsOf, openLabel } from './imports.view.ts'
import type { ImportAction, ImportEntry } from './imports.view.ts'
import styles from './overview.module.css'

/** The most likely thing as a button, the rest in a menu; what cannot simply be taken back asks first. */
export function ImportActions({ entry }: { readonly entry: ImportEntry }) {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<ImportAction | null>(null)
  const actions = actionsOf(entry, may('identity.import.run'))
  const isOpen = openLabel(entry.state) === 'continue'
  const act = (action: string) => {
    if (action === 'errors') window.location.assign(urlOf(downloadErrors, { params: { id: entry.id } }))
    else if (action === 'open') void navigate({ href: importHref(entry.id) })
    else setAsking(action as ImportAction)
  }
  const items = actions
    .filter((action) => action !== 'open' || !isOpen)
    .map((action): MenuItem => ({
      id: action,
      label: action === 'open' ? t('imports.view') : t(`action.${action}`),
      ...((action === 'undo' || action === 'discard' || action === 'cancel') && { tone: 'danger' as const }),
    }))
  return (
    <span className={styles.actions}>
      {isOpen && (
        <LinkButton size="small" href={importHref(entry.id)}>
          {t('imports.continue')}
        </LinkButton>
      )}
      {items.length > 0 && (
        <Menu
          label={t('imports.actionsFor', { file: entry.fileName })}
          trigger={
            <IconButton
              size="small"
              label={t('imports.actionsFor', { file: entry.fileName })}
              icon={<Ellipsis aria-hidden="true" />}
            />
          }
          onAction={act}
          groups={[{ id: 'actions', items }]}
        />
      )}
      {asking === 'undo' && <UndoDialog imported={entry} goes={false} onClose={() => setAsking(null)} />}
      {asking === 'cancel' && <CancelDialog imported={entry} goes={false} onClose={() => setAsking(null)} />}
      {asking === 'discard' && <DiscardDialog imported={entry} onClose={() => setAsking(null)} />}
    </span>
  )
}
