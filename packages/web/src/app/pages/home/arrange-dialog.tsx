import { Ellipsis, GripVertical } from 'lucide-react'
import { Button as AriaButton, GridList, GridListItem, isTextDropItem, useDragAndDrop } from 'react-aria-components'
import type { DropItem, Key } from 'react-aria-components'
import { HomePart } from '@klantregie/contract'
import type { Home, HomeArrangement } from '@klantregie/contract'
import { useArrangeHome } from '../../../features/engagement/index.ts'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../../locale/index.ts'
import { columns, move, movesOf, place } from './home.view.ts'
import type { Column, Move } from './home.view.ts'
import styles from './home.module.css'

const PART = 'klantregie/home-part'

interface ArrangeProps {
  readonly home: Home
  readonly onClose: () => void
}

/** The order of the home page: by dragging, with the keyboard as well, and by a menu on every part. What is moved is kept at once. */
export function ArrangeDialog({ home, onClose }: ArrangeProps) {
  const t = useT()
  const problemText = useProblemText()
  const keep = useArrangeHome()
  const { arrangement } = home
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const change = (next: HomeArrangement) => act(keep, next, { onError })
  // The dialog closes with it: the button that was pressed is gone then, and the focus would be nowhere.
  const reset = () => {
    onClose()
    act(keep, null, { onSuccess: () => showToast({ text: t('home.arrange.wasReset') }), onError })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('home.arrange')}
      footer={
        <>
          {home.isOwnOrder && (
            <Button tone="quiet" onPress={reset}>
              {t('home.arrange.reset')}
            </Button>
          )}
          <Button tone="primary" onPress={onClose}>
            {t('home.arrange.done')}
          </Button>
        </>
      }
    >
      <p className={styles.soft}>{t('home.arrange.help')}</p>
      {columns.map((column) => (
        <ColumnList key={column} column={column} arrangement={arrangement} onChange={change} />
      ))}
    </Dialog>
  )
}

interface ColumnListProps {
  readonly column: Column
  readonly arrangement: HomeArrangement
  readonly onChange: (next: HomeArrangement) => void
}

function ColumnList({ column, arrangement, onChange }: ColumnListProps) {
  const t = useT()
  const { dragAndDropHooks } = useColumnDrag({ column, arrangement, onChange })
  const id = `arrange-${column}`
  return (
    <section className={styles.part}>
      <h3 id={id}>{t(`home.column.${column}`)}</h3>
      <GridList
        aria-labelledby={id}
        className={styles.parts ?? ''}
        items={arrangement[column].map((part) => ({ id: part }))}
        dependencies={[arrangement]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <span className={styles.emptyColumn}>{t('home.column.empty')}</span>}
      >
        {({ id: part }) => (
          <GridListItem id={part} textValue={t(`home.part.${part}`)} className={styles.partRow ?? ''}>
            <AriaButton slot="drag" className={styles.grip ?? ''}>
              <GripVertical aria-hidden="true" />
            </AriaButton>
            <span className={styles.partName}>{t(`home.part.${part}`)}</span>
            <MoveMenu part={part} arrangement={arrangement} onChange={onChange} />
          </GridListItem>
        )}
      </GridList>
    </section>
  )
}

function MoveMenu({ part, arrangement, onChange }: Omit<ColumnListProps, 'column'> & { readonly part: HomePart }) {
  const t = useT()
  const name = t(`home.part.${part}`)
  const moves = movesOf(arrangement, part)
  return (
    <Menu
      label={t('home.moveOf', { name })}
      trigger={<IconButton label={t('home.moveOf', { name })} icon={<Ellipsis aria-hidden="true" />} />}
      groups={[{ id: 'moves', items: moves.map((how) => ({ id: how, label: t(`home.move.${how}`) })) }]}
      onAction={(how) => onChange(move(arrangement, part, how as Move))}
    />
  )
}

function useColumnDrag({ column, arrangement, onChange }: ColumnListProps) {
  const put = (parts: readonly HomePart[], before: HomePart | null) =>
    onChange(parts.reduce((next, part) => place(next, part, { column, before }), arrangement))
  return useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [PART]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [PART],
    getDropOperation: () => 'move',
    onReorder: ({ keys, target }) => put(known([...keys]), beforeOf(arrangement[column], target)),
    onInsert: ({ items, target }) =>
      void read(items).then((parts) => put(parts, beforeOf(arrangement[column], target))),
    onRootDrop: ({ items }) => void read(items).then((parts) => put(parts, null)),
  })
}

type Target = { readonly key: Key; readonly dropPosition: 'before' | 'after' | 'on' }

/** Before which part something was dropped; null: at the end. */
function beforeOf(list: readonly HomePart[], { key, dropPosition }: Target): HomePart | null {
  const at = list.findIndex((part) => part === key)
  return (dropPosition === 'after' ? list[at + 1] : list[at]) ?? null
}

async function read(items: readonly DropItem[]): Promise<HomePart[]> {
  return known(await Promise.all(items.filter(isTextDropItem).map((item) => item.getText(PART))))
}

function known(names: readonly Key[]): HomePart[] {
  return names.flatMap((name) => {
    const part = HomePart.safeParse(name)
    return part.success ? [part.data] : []
  })
}
