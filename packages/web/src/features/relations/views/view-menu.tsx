import { Copy, Ellipsis, Pencil, Save, Share2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { SavedView } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { useT } from '../locale/index.ts'
import { RenameDialog } from './rename-dialog.tsx'
import { SaveViewDialog } from './save-view.tsx'
import { ShareDialog } from './share-dialog.tsx'
import { useViewDeeds } from './use-view-deeds.ts'
import { copyName } from './view-address.view.ts'

/** What is shown now becomes what the view shows, for everybody who has it. */
export function UpdateView({ view, query }: { readonly view: SavedView; readonly query: string }) {
  const t = useT()
  const { change, isPending } = useViewDeeds()
  return (
    <Button
      size="small"
      icon={<Save aria-hidden="true" />}
      isPending={isPending}
      onPress={() =>
        change(
          view,
          { query },
          { said: t('relations.views.updated', { name: view.name }), before: { query: view.query } },
        )
      }
    >
      {t('relations.views.update')}
    </Button>
  )
}

type Opened = 'rename' | 'share' | 'copy'

/** Everything else that can be done with a view. */
export function ViewMenu({ view }: { readonly view: SavedView }) {
  const t = useT()
  const may = useMay()
  const { remove } = useViewDeeds()
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  const mayShare = view.mayChange && may('relations.view.share')
  const items: (MenuItem | false)[] = [
    view.mayChange && { id: 'rename', label: t('relations.views.rename'), icon: <Pencil aria-hidden="true" /> },
    mayShare && { id: 'share', label: t('relations.views.share'), icon: <Share2 aria-hidden="true" /> },
    { id: 'copy', label: t('relations.views.copy'), icon: <Copy aria-hidden="true" /> },
    view.mayChange && {
      id: 'remove',
      label: t('relations.views.remove'),
      icon: <Trash2 aria-hidden="true" />,
      tone: 'danger',
    },
  ]
  return (
    <>
      <Menu
        label={t('relations.views.menuOf', { name: view.name })}
        trigger={
          <Button
            size="small"
            tone="quiet"
            icon={<Ellipsis aria-hidden="true" />}
            aria-label={t('relations.views.menuOf', { name: view.name })}
          >
            {t('relations.views.menu')}
          </Button>
        }
        onAction={(id) => (id === 'remove' ? remove(view) : setOpened(id as Opened))}
        groups={[{ id: 'view', items: items.filter((item) => item !== false) }]}
      />
      {opened === 'rename' && <RenameDialog view={view} onClose={close} />}
      {opened === 'share' && <ShareDialog view={view} onClose={close} />}
      {opened === 'copy' && (
        <SaveViewDialog
          query={view.query}
          name={copyName(t('relations.views.copyOf', { name: view.name }))}
          onClose={close}
        />
      )}
    </>
  )
}
