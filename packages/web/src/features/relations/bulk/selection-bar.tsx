import type { RelationSummary } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { BulkBar } from '../../../ui/table.tsx'
import { filterOf } from '../list/list-address.view.ts'
import type { ListAddress } from '../list/list-address.view.ts'
import { totalOf } from '../list/list.view.ts'
import { useT } from '../locale/index.ts'
import { ActionsMenu } from './actions-menu.tsx'
import type { Whom } from './bulk.api.ts'
import { offersAll } from './selection.view.ts'
import type { Selection } from './use-selection.ts'

interface SelectionBarProps {
  readonly address: ListAddress
  readonly selection: Selection
  readonly page: { readonly items: readonly RelationSummary[]; readonly total: number; readonly isExact: boolean }
}

/** "12.340", "ongeveer 240.000": how many there are, as people say it. */
function useTotalText(): (page: Pick<SelectionBarProps['page'], 'total' | 'isExact'>) => string {
  const t = useT()
  return ({ total, isExact }) => {
    const said = totalOf(total, isExact)
    return t(`relations.list.total.${said.key}`, { amount: said.amount })
  }
}

/** What was chosen, a way to choose all that the filters show, and what can be done with it. */
export function SelectionBar({ address, selection, page }: SelectionBarProps) {
  const t = useT()
  const totalText = useTotalText()
  const total = totalText(page)
  /** Of a number that is about, a few less make no other number. */
  const left = (except: number) => totalText({ ...page, total: page.total - (page.isExact ? except : 0) })
  const { selected } = selection
  if (selected.kind === 'nothing') return null
  const isAll = selected.kind === 'all'
  const whom: Whom = isAll
    ? { filter: filterOf(address), except: [...selected.except] }
    : { relationIds: [...selected.ids] }
  const ids = page.items.map(({ id }) => id)
  const except = isAll ? selected.except.size : 0
  const title = isAll
    ? t('relations.bulk.withAll', { total: left(except), except })
    : t('relations.bulk.withPicked', { count: selected.ids.size })
  return (
    <BulkBar
      count={isAll ? page.total : selected.ids.size}
      {...(isAll && { text: t('relations.bulk.allSelected', { total: left(except), except }) })}
      onClear={selection.clear}
    >
      <ActionsMenu whom={whom} title={title} onDone={selection.clear} size="small" />
      {offersAll(selected, ids, page.total) && (
        <Button size="small" onPress={selection.all}>
          {t('relations.bulk.selectAll', { total })}
        </Button>
      )}
    </BulkBar>
  )
}
