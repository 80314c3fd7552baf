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
import type { MenuGroup } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { bulkKinds } from './bulk-what.view.ts'
import { filterFor } from './bulk.api.ts'
import type { Whom } from './bulk.api.ts'

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
  const [kind, setKind] = useState<BulkKind | null>(null)
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
          if (chosen) setKind(chosen)
          else void goOn(id)
        }}
      />
      {kind !== null && (
        <BulkDialog
          kind={kind}
          whom={whom}
          onClose={() => setKind(null)}
          onDone={() => {
            setKind(null)
            onDone()
          }}
        />
      )}
    </>
  )
}

function useGroups(title: string): readonly MenuGroup[] {
  const t = useT()
  const may = useMay()
  const groups: MenuGroup[] = []
  const mayBulk = may('relations.bulk.run')
  if (mayBulk)
    groups.push({
      id: 'deeds',
      title,
      items: bulkKinds.map((id) => ({ id, label: t(`relations.bulk.action.${id}`), icon: icons[id] })),
    })
  const further = [
    {
      id: 'round',
      right: 'engagement.approach.write',
      label: t('relations.list.planRound'),
      icon: <Route aria-hidden="true" />,
    },
    {
      id: 'coverage',
      right: 'engagement.approach.write',
      label: t('relations.list.followCoverage'),
      icon: <Target aria-hidden="true" />,
    },
    {
      id: 'process',
      right: 'engagement.process.manage',
      label: t('relations.list.startProcess'),
      icon: <ListChecks aria-hidden="true" />,
    },
  ] as const
  const able = further.filter(({ right }) => may(right))
  if (able.length > 0)
    groups.push({
      id: 'further',
      ...(groups.length === 0 && { title }),
      items: able.map(({ id, label, icon }) => ({ id, label, icon })),
    })
  if (may('relations.relation.export'))
    groups.push({
      id: 'export',
      title: t('relations.export.title'),
      items: formats.map((id) => ({
        id,
        label: t(`relations.export.${id}`),
        detail: t(`relations.export.${id}Text`),
        icon: <Download aria-hidden="true" />,
      })),
    })
  if (mayBulk)
    groups.push({
      id: 'before',
      items: [
        {
          id: 'labels',
          label: t('relations.labels.title'),
          icon: <Tags aria-hidden="true" />,
          href: '/relaties/labels',
        },
        {
          id: 'earlier',
          label: t('relations.bulk.deeds'),
          icon: <History aria-hidden="true" />,
          href: '/relaties/bewerkingen',
        },
      ],
    })
  return groups
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
