import { Plus } from 'lucide-react'
import type { Condition } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Menu } from '../../../ui/menu.tsx'
import { Callout } from '../../../ui/states.tsx'
import { ConditionEditor } from '../conditions/condition-editor.tsx'
import { aboutGroups, freshCondition, permissionFor } from '../conditions/fresh.view.ts'
import { PickOne } from '../conditions/pieces.tsx'
import { useT } from '../locale/index.ts'
import * as tree from '../tree/draft.view.ts'
import type { DraftCondition, DraftGroup, DraftNode } from '../tree/draft.view.ts'
import { sayCondition } from '../tree/sentence.view.ts'
import { useBuilding } from './building.ts'
import { PartTools } from './part-tools.tsx'
import styles from './builder.module.css'

interface GroupProps {
  readonly group: DraftGroup
  /** How many groups it stands in. */
  readonly depth: number
  /** About the other end of a link: no links among it. */
  readonly isOther?: boolean
}

/** "Alles hiervan", "minstens een hiervan", "niets hiervan", and the conditions under it. */
export function Group({ group, depth, isOther = false }: GroupProps) {
  const t = useT()
  const { draft, change } = useBuilding()
  return (
    <div className={cx(styles.group, depth > 0 && styles.nested)}>
      <div className={styles.groupHead}>
        <PickOne
          label={t('segments.group')}
          value={group.group}
          options={tree.groupKinds.map((id) => ({ id, label: t(`segments.group.${id}`) }))}
          onChange={(kind) => change(tree.regrouped(draft, group.key, kind))}
        />
        <span>{t('segments.group.holds')}</span>
      </div>
      {group.of.length > 0 && (
        <ol className={styles.parts}>
          {group.of.map((node, at) => (
            <Part key={node.key} node={node} at={at} group={group} depth={depth} isOther={isOther} />
          ))}
        </ol>
      )}
      <AddToGroup group={group} depth={depth} isOther={isOther} />
    </div>
  )
}

interface PartProps extends GroupProps {
  readonly node: DraftNode
  readonly at: number
}

function Part({ node, at, group, depth, isOther = false }: PartProps) {
  const t = useT()
  const name = usePlaceName(node, at, group)
  return (
    <li className={styles.part} data-key={node.key}>
      {at > 0 && <span className={styles.joint}>{t(`segments.joint.${group.group}`)}</span>}
      <div role="group" aria-label={name} className={cx(styles.partBody, tree.isGroup(node) && styles.groupBody)}>
        <div className={styles.partMain}>
          {tree.isGroup(node) ? (
            <Group group={node} depth={depth + 1} isOther={isOther} />
          ) : (
            <ConditionPart node={node} depth={depth} />
          )}
        </div>
        <PartTools node={node} at={at} group={group} depth={depth} />
      </div>
    </li>
  )
}

/** Where a part stands and what it says: "Voorwaarde 2 van 3 in alles hiervan: met een e-mailadres". */
function usePlaceName(node: DraftNode, at: number, group: DraftGroup): string {
  const t = useT()
  const { say } = useBuilding()
  const place = { at: at + 1, of: group.of.length, group: t(`segments.group.${group.group}`) }
  if (tree.isGroup(node)) return t('segments.place.group', { ...place, what: t(`segments.group.${node.group}`) })
  const isFinished = tree.isFinished(node.condition)
  const what = isFinished ? sayCondition(node.condition, say) : t(`segments.about.${node.condition.about}`)
  return t('segments.place.condition', { ...place, what })
}

function ConditionPart({ node, depth }: { readonly node: DraftCondition; readonly depth: number }) {
  const t = useT()
  const { draft, change, model, say, selfId, refused } = useBuilding()
  const { condition, other } = node
  const set = (next: Condition) => change(tree.replaced(draft, node.key, { ...node, condition: next }), node.key)
  return (
    <>
      <ConditionEditor condition={condition} onChange={set} model={model} say={say} selfId={selfId} />
      {!tree.isFinished(condition) && <p className={styles.unfinished}>{t('segments.unfinishedOne')}</p>}
      {refused.has(condition.about) && (
        <Callout tone="danger">{t('segments.hiddenOne', { what: t(`segments.about.${condition.about}`) })}</Callout>
      )}
      {condition.about === 'link' && (
        <>
          {other === undefined ? (
            <div>
              <Button
                size="small"
                tone="quiet"
                icon={<Plus aria-hidden="true" />}
                onPress={() => change(tree.replaced(draft, node.key, { ...node, other: tree.emptyGroup() }))}
              >
                {t('segments.link.addOther')}
              </Button>
            </div>
          ) : (
            <Group group={other} depth={depth + 1} isOther />
          )}
        </>
      )}
    </>
  )
}

function AddToGroup({ group, depth, isOther = false }: GroupProps) {
  const t = useT()
  const { draft, change, focus, tell, model } = useBuilding()
  const may = useMay()
  const isOffered = (about: Condition['about']) => {
    const permission = permissionFor[about]
    if (permission !== undefined) return may(permission)
    if (about === 'link') return !isOther && model.linkTypes.length > 0
    if (about === 'own_field') return model.fields.some(({ isRetired }) => !isRetired)
    if (about === 'activity' || about === 'first_activity') return model.families.length > 0
    return (about !== 'label' || model.labels.length > 0) && (about !== 'branch' || model.branches.length > 0)
  }
  const add = (node: DraftNode, said: string) => {
    change(tree.added(draft, group.key, node))
    focus(node.key)
    tell(t('segments.added', { what: said }))
  }
  const label = t('segments.addTo', { group: t(`segments.group.${group.group}`) })
  return (
    <div className={styles.adding}>
      <Menu
        label={label}
        placement="bottom start"
        trigger={
          <Button size="small" icon={<Plus aria-hidden="true" />} data-add={group.key} aria-label={label}>
            {t('segments.add')}
          </Button>
        }
        onAction={(about) => {
          const condition = freshCondition(about as Condition['about'], model)
          add(tree.draftCondition(condition), t(`segments.about.${condition.about}`))
        }}
        groups={aboutGroups.map(({ id, abouts }) => ({
          id,
          title: t(`segments.aboutGroup.${id}`),
          items: abouts.filter(isOffered).map((about) => ({ id: about, label: t(`segments.about.${about}`) })),
        }))}
      />
      {depth < tree.DEEPEST && (
        <Button
          size="small"
          tone="quiet"
          icon={<Plus aria-hidden="true" />}
          aria-label={t('segments.addGroupTo', { group: t(`segments.group.${group.group}`) })}
          onPress={() => add(tree.emptyGroup(group.group === 'any' ? 'all' : 'any'), t('segments.aGroup'))}
        >
          {t('segments.addGroup')}
        </Button>
      )}
    </div>
  )
}
