import { useNavigate } from '@tanstack/react-router'
import {
  Archive,
  Download,
  History,
  ListChecks,
  Route,
  Tag,
  Tags,
  Target,
  UserCheck,
  UserMinus,
  UserPlus,
  Zap,
} from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { exportRelations } from '@klantregie/contract'
import type { BulkKind, ExportFormat, RelationFilter } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import type { MenuGroup, MenuItem } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { bulkKinds } from './bulk-what.view.ts'
import { askedFor, filterFor } from './bulk.api.ts'
import type { AskedWhom, Whom } from './bulk.api.ts'

interface ActionsMenuProps {
  readonly whom: Whom
  /** For whom, in words: "Met 3 gekozen relaties". */
  readonly title: string
  readonly onDone: () => void
  readonly size?: 'small'
}

const formats = ['csv', 'xlsx', 'json'] as const satisfies readonly ExportFormatId[]
type ExportFormatId = (typeof ExportFormat.options)[number]

const icons: Readonly<Record<BulkKind, ReactNode>> = {
  give_owner: <UserCheck aria-hidden="true" />,
  add_role: <UserPlus aria-hidden="true" />,
  end_role: <UserMinus aria-hidden="true" />,
  add_label: <Tag aria-hidden="true" />,
  remove_label: <Tags aria-hidden="true" />,
  archive: <Archive aria-hidden="true" />,
}

/** Everything that can be done with the relations of a list at once, in one place. */
export function ActionsMenu({ whom, title, onDone, size }: ActionsMenuProps) {
  const t = useT()
  const groups = useGroups(title)
  const goOn = useGoOn(whom)
  const { opened, open, close } = useOpened(whom)
  if (groups.length === 0) return null
  return (
    <>
      <Menu
        label={t('relations.bulk.actions')}
        trigger={
          <Button {...(size && { size })} icon={<Zap aria-hidden="true" />}>
            {t('relations.bulk.actions')}
          </Button>
        }
        groups={groups}
        onAction={(id) => {
          const chosen = bulkKinds.find((one) => one === id)
          if (chosen) void open(chosen)
          else void goOn(id)
        }}
      />
      {opened !== null && (
        <BulkDialog
          kind={opened.kind}
          whom={opened.whom}
          onClose={close}
          onDone={() => {
            close()
            onDone()
          }}
        />
      )}
    </>
  )
}

type Opened = { readonly kind: BulkKind; readonly whom: AskedWhom }

/** The dialog that is open, and for whom: rows that were taken out are kept as a selection first. */
function useOpened(whom: Whom) {
  const problemText = useProblemText()
  const [opened, setOpened] = useState<Opened | null>(null)
  return {
    opened,
    close: () => setOpened(null),
    open: async (kind: BulkKind) => {
      try {
        setOpened({ kind, whom: await askedFor(whom) })
      } catch (error) {
        showToast({ tone: 'danger', text: problemText(error) })
      }
    },
  }
}

/** What can be done with them here, elsewhere and as a file, as far as one may; the first group says with whom. */
function useGroups(title: string): readonly MenuGroup[] {
  const t = useT()
  const may = useMay()
  const goOn = useFurther()
  const deeds: MenuGroup = {
    id: 'deeds',
    items: bulkKinds.map((id) => ({ id, label: t(`relations.bulk.action.${id}`), icon: icons[id] })),
  }
  const files: MenuGroup = {
    id: 'export',
    title: t('relations.export.title'),
    items: formats.map((id) => ({
      id,
      label: t(`relations.export.${id}`),
      detail: t(`relations.export.${id}Text`),
      icon: <Download aria-hidden="true" />,
    })),
  }
  const earlier = { id: 'earlier', label: t('relations.bulk.deeds'), href: '/relaties/bewerkingen' }
  const labels = { id: 'labels', label: t('relations.labels.title'), href: '/relaties/labels' }
  const before: MenuGroup = {
    id: 'before',
    items: [
      { ...earlier, icon: <History aria-hidden="true" /> },
      { ...labels, icon: <Tags aria-hidden="true" /> },
    ],
  }
  const mayBulk = may('relations.bulk.run')
  const groups = [
    ...(mayBulk ? [deeds] : []),
    ...(goOn.length > 0 ? [{ id: 'further', items: goOn }] : []),
    ...(may('relations.relation.export') ? [files] : []),
    ...(mayBulk ? [before] : []),
  ]
  return groups.map((group, index) => (index === 0 && group.title === undefined ? { ...group, title } : group))
}

function useFurther(): readonly MenuItem[] {
  const t = useT()
  const may = useMay()
  const mayApproach = may('engagement.approach.write')
  const approaches: readonly MenuItem[] = [
    { id: 'round', label: t('relations.list.planRound'), icon: <Route aria-hidden="true" /> },
    { id: 'coverage', label: t('relations.list.followCoverage'), icon: <Target aria-hidden="true" /> },
  ]
  const process = { id: 'process', label: t('relations.list.startProcess'), icon: <ListChecks aria-hidden="true" /> }
  return [...(mayApproach ? approaches : []), ...(may('engagement.process.manage') ? [process] : [])]
}

/** What is done elsewhere or as a file: the list goes along as a filter. */
function useGoOn(whom: Whom): (id: string) => Promise<void> {
  const t = useT()
  const navigate = useNavigate()
  const problemText = useProblemText()
  return async (id) => {
    const format = formats.find((one) => one === id)
    if (format === undefined && !['round', 'coverage', 'process'].includes(id)) return
    try {
      const lijst = await filterFor(whom)
      if (format !== undefined) download(lijst, format)
      if (id === 'round') await navigate({ to: '/benaderingen/ronde', search: { lijst } })
      if (id === 'coverage') await navigate({ to: '/dekking/nieuw', search: { lijst } })
      if (id === 'process') await navigate({ to: '/processen/starten', search: { lijst } })
      if (format !== undefined) showToast({ text: t('relations.export.started') })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    }
  }
}

function download(filter: RelationFilter, format: ExportFormatId): void {
  const link = document.createElement('a')
  link.href = urlOf(exportRelations, { query: { ...filter, format } })
  link.download = ''
  link.click()
}
