import { ChevronRight } from 'lucide-react'
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import type { Branch } from './hierarchy.view.ts'
import styles from './hierarchy.module.css'

interface TreeProps {
  readonly branches: readonly Branch[]
  /** The relation from which one came. */
  readonly here: string
}

/** Walked with the arrow keys: right opens a branch, left closes it, Enter goes to the relation. */
export function HierarchyTree({ branches, here }: TreeProps) {
  const t = useT()
  return (
    <Tree
      aria-label={t('relations.hierarchy.treeLabel')}
      className={styles.tree ?? ''}
      selectionMode="none"
      defaultExpandedKeys={allKeys(branches)}
      items={branches}
    >
      {(branch) => <Place key={branch.key} branch={branch} here={here} />}
    </Tree>
  )
}

function allKeys(branches: readonly Branch[]): readonly string[] {
  return branches.flatMap(({ key, children }) => [key, ...allKeys(children)])
}

function Place({ branch, here }: { readonly branch: Branch; readonly here: string }) {
  const { node, children } = branch
  return (
    <TreeItem
      id={branch.key}
      textValue={node.name}
      href={`/relaties/${node.relationId}`}
      className={styles.place ?? ''}
    >
      <TreeItemContent>
        <PlaceLine branch={branch} isHere={node.relationId === here} />
      </TreeItemContent>
      <Collection items={children}>{(child) => <Place key={child.key} branch={child} here={here} />}</Collection>
    </TreeItem>
  )
}

function PlaceLine({ branch, isHere }: { readonly branch: Branch; readonly isHere: boolean }) {
  const t = useT()
  const { node, children } = branch
  return (
    <div className={styles.line}>
      {children.length > 0 ? (
        <Button
          slot="chevron"
          className={styles.chevron ?? ''}
          aria-label={t('relations.hierarchy.toggle', { name: node.name })}
        >
          <ChevronRight aria-hidden="true" />
        </Button>
      ) : (
        <span className={styles.chevron} />
      )}
      <span className={styles.name}>
        <TextLink quiet href={`/relaties/${node.relationId}`} {...(isHere && { 'aria-current': 'true' as const })}>
          {node.name}
        </TextLink>
        <span className={styles.small}>
          {[node.types.slice(0, 2).join(', '), node.place].filter(Boolean).join(' · ')}
        </span>
      </span>
      <Roll branch={branch} />
    </div>
  )
}

/** What there was with this place and everything below it, in words: a number alone says nothing. */
function Roll({ branch: { node, children } }: { readonly branch: Branch }) {
  const t = useT()
  const format = useFormat()
  const { count, lastAt } = children.length > 0 ? node.below : node.own
  const last =
    lastAt === null ? t('relations.hierarchy.never') : t('relations.hierarchy.last', { day: format.date(lastAt) })
  return (
    <span className={styles.roll}>
      {t('relations.hierarchy.contacts', { count })} · {last}
      {node.people > 0 && <> · {t('relations.hierarchy.people', { count: node.people })}</>}
    </span>
  )
}
