import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Archive, Ellipsis } from 'lucide-react'
import { archiveRelation, restoreRelation } from '@klantregie/contract'
import type { RelationPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

function useArchive({ relation }: RelationPage) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const change = useMutation({
    mutationFn: (isArchived: boolean) =>
      call(isArchived ? archiveRelation : restoreRelation, { params: { id: relation.id } }),
    onSuccess: async (_done, isArchived) => {
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['relations'] }),
        cache.invalidateQueries({ queryKey: ['activity'] }),
      ])
      const key = isArchived ? 'relations.archive.done' : 'relations.archive.undone'
      showToast({ text: t(key, { name: relation.displayName }), onUndo: () => change.mutate(!isArchived) })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  return change
}

interface RelationMenuProps {
  readonly page: RelationPage
  /** What other features offer to do with a relation; each goes somewhere. */
  readonly actions?: readonly MenuItem[]
}

/** What is seldom done with a relation. */
export function RelationMenu({ page, actions = [] }: RelationMenuProps) {
  const t = useT()
  const archive = useArchive(page)
  if (page.isArchived || (!page.mayArchive && actions.length === 0)) return null
  return (
    <Menu
      label={t('relations.page.more')}
      trigger={<IconButton label={t('relations.page.more')} icon={<Ellipsis aria-hidden="true" />} />}
      onAction={(id) => id === 'archive' && archive.mutate(true)}
      groups={[
        ...(actions.length === 0 ? [] : [{ id: 'actions', items: actions }]),
        ...(page.mayArchive
          ? [
              {
                id: 'archive',
                items: [
                  {
                    id: 'archive',
                    label: t('relations.archive.action'),
                    detail: t('relations.archive.text'),
                    icon: <Archive aria-hidden="true" />,
                  },
                ],
              },
            ]
          : []),
      ]}
    />
  )
}

export function ArchivedNotice({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const archive = useArchive(page)
  if (!page.isArchived) return null
  return (
    <Callout
      tone="attention"
      title={t('relations.archive.notice')}
      {...(page.mayArchive && {
        action: (
          <Button size="small" isPending={archive.isPending} onPress={() => archive.mutate(false)}>
            {t('relations.archive.restore')}
          </Button>
        ),
      })}
    >
      {t('relations.archive.noticeText')}
    </Callout>
  )
}
