import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react'
import { IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { useT } from '../locale/index.ts'
import * as tree from '../tree/draft.view.ts'
import type { DraftGroup, DraftNode } from '../tree/draft.view.ts'
import { useBuilding } from './building.ts'
import styles from './builder.module.css'

interface PartToolsProps {
  readonly node: DraftNode
  readonly at: number
  readonly group: DraftGroup
  readonly depth: number
}

/** Everything that can be done with a part, by buttons: nothing needs dragging. */
export function PartTools({ node, at, group, depth }: PartToolsProps) {
  const t = useT()
  const { draft, change, focus, tell } = useBuilding()
  const isNested = tree.groupOf(draft, group.key) !== null
  const place = { at: at + 1, of: group.of.length }
  const move = (by: -1 | 1) => {
    const next = tree.moved(draft, node.key, by)
    change(next)
    focus(node.key, by < 0 ? 'up' : 'down')
    const home = tree.groupOf(next, node.key)
    const now = (home?.of.findIndex((one) => one.key === node.key) ?? 0) + 1
    tell(t('segments.moved', { at: now, of: home?.of.length ?? 0 }))
  }
  const remove = () => {
    const neighbour = group.of[at + 1] ?? group.of[at - 1]
    change(tree.removed(draft, node.key))
    focus(neighbour?.key ?? group.key, neighbour ? undefined : 'add')
    tell(t('segments.removedPart'))
  }
  return (
    <div className={styles.tools}>
      <IconButton
        size="small"
        data-deed="up"
        label={t('segments.up', place)}
        icon={<ArrowUp aria-hidden="true" />}
        isDisabled={at === 0 && !isNested}
        onPress={() => move(-1)}
      />
      <IconButton
        size="small"
        data-deed="down"
        label={t('segments.down', place)}
        icon={<ArrowDown aria-hidden="true" />}
        isDisabled={at === group.of.length - 1 && !isNested}
        onPress={() => move(1)}
      />
      <MoreTools node={node} at={at} group={group} depth={depth} />
      <IconButton
        size="small"
        data-deed="remove"
        label={t('segments.removePart', place)}
        icon={<Trash2 aria-hidden="true" />}
        onPress={remove}
      />
    </div>
  )
}

function MoreTools({ node, at, group, depth }: PartToolsProps) {
  const t = useT()
  const { draft, change, focus } = useBuilding()
  const canNest = depth < tree.DEEPEST
  const beside = [group.of[at - 1], group.of[at + 1]].filter((one) => one !== undefined).filter(tree.isGroup)
  const deeds: Readonly<Record<string, () => DraftGroup>> = {
    double: () => tree.doubled(draft, node.key),
    unwrap: () => tree.unwrapped(draft, node.key),
    ...Object.fromEntries(tree.groupKinds.map((kind) => [`wrap ${kind}`, () => tree.wrapped(draft, node.key, kind)])),
    ...Object.fromEntries(beside.map(({ key }) => [`into ${key}`, () => tree.movedInto(draft, node.key, key)])),
  }
  const items: (MenuItem | false)[] = [
    { id: 'double', label: t('segments.double') },
    tree.isGroup(node) && node.of.length > 0 && { id: 'unwrap', label: t('segments.unwrap') },
    ...tree.groupKinds.map(
      (kind) => canNest && { id: `wrap ${kind}`, label: t('segments.wrap', { group: t(`segments.group.${kind}`) }) },
    ),
    ...beside.map((one) => ({
      id: `into ${one.key}`,
      label: t(one.key === group.of[at - 1]?.key ? 'segments.intoAbove' : 'segments.intoBelow', {
        group: t(`segments.group.${one.group}`),
      }),
    })),
  ]
  return (
    <Menu
      label={t('segments.moreWith', { at: at + 1, of: group.of.length })}
      trigger={
        <IconButton
          size="small"
          label={t('segments.moreWith', { at: at + 1, of: group.of.length })}
          icon={<Ellipsis aria-hidden="true" />}
        />
      }
      onAction={(id) => {
        const deed = deeds[id]
        if (!deed) return
        change(deed())
        focus(node.key)
      }}
      groups={[{ id: 'part', items: items.filter((item) => item !== false) }]}
    />
  )
}
