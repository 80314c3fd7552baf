import { Ellipsis, Pencil, Share2, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import type { Segment } from '@klantregie/contract'
import { IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useT } from '../locale/index.ts'
import { RenameDialog, ShareDialog } from './segment-dialogs.tsx'
import { useSegmentDeeds } from './use-segment-deeds.ts'

interface SegmentMenuProps {
  readonly segment: Segment
  readonly onRemoved?: () => void
}

/** What its maker can do with it besides changing its conditions. */
export function SegmentMenu({ segment, onRemoved }: SegmentMenuProps) {
  const t = useT()
  const { remove } = useSegmentDeeds()
  const [opened, setOpened] = useState<string | null>(null)
  const close = () => setOpened(null)
  if (!segment.mayChange) return null
  return (
    <>
      <Menu
        label={t('segments.menuOf', { name: segment.name })}
        trigger={
          <IconButton
            size="small"
            label={t('segments.menuOf', { name: segment.name })}
            icon={<Ellipsis aria-hidden="true" />}
          />
        }
        onAction={(id) => (id === 'remove' ? remove(segment, () => onRemoved?.()) : setOpened(id))}
        groups={[
          {
            id: 'segment',
            items: [
              { id: 'rename', label: t('segments.rename'), icon: <Pencil aria-hidden="true" /> },
              { id: 'share', label: t('segments.shareWith'), icon: <Share2 aria-hidden="true" /> },
              { id: 'remove', label: t('segments.remove'), icon: <Trash2 aria-hidden="true" />, tone: 'danger' },
            ],
          },
        ]}
      />
      {opened === 'rename' && <RenameDialog segment={segment} onClose={close} />}
      {opened === 'share' && <ShareDialog segment={segment} onClose={close} />}
    </>
  )
}

/** With whom it is shared, in words. */
export function SharedWith({
  segment,
  teams,
}: {
  readonly segment: Segment
  readonly teams: ReadonlyMap<string, string>
}) {
  const t = useT()
  if (segment.audience === 'me') return <>{t('segments.withMe')}</>
  const team = segment.teamId === null ? undefined : teams.get(segment.teamId)
  return (
    <span>
      <Users aria-hidden="true" width={14} height={14} />{' '}
      {segment.audience === 'organisation'
        ? t('segments.withAll')
        : team === undefined
          ? t('segments.withATeam')
          : t('segments.withTeam', { team })}
    </span>
  )
}
