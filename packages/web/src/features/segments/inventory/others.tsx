import type { Contribution } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { FigureTerm } from './figure.tsx'
import type { Look } from './look.ts'
import { amountDone } from './lines.view.ts'
import { useKindName } from './words.ts'
import styles from './inventory.module.css'

/** What is not of anybody with a role: of relations without one, and of nobody who is known by name. */
export function Others({ look: { inventory } }: { readonly look: Look }) {
  const t = useT()
  const { number, money } = useFormat()
  const { withoutRole, anonymous } = inventory
  const anonymousCents = anonymous.reduce((sum, { kind, cents }) => sum + (kind === 'pledge' ? 0 : cents), 0)
  return (
    <section aria-labelledby="inventory-others" className={styles.part}>
      <h2 id="inventory-others">{t('inventory.others')}</h2>
      <div className={styles.sides}>
        <div className={styles.part}>
          <h3>
            <FigureTerm figure="withoutRole">{t('inventory.withoutRole')}</FigureTerm>
          </h3>
          <p>
            {t('inventory.withoutRoleText', {
              count: withoutRole.relations,
              number: number(withoutRole.relations),
              money: money(withoutRole.cents),
            })}
          </p>
          <Deeds items={withoutRole.contributions} label={t('inventory.withoutRole')} />
        </div>
        <div className={styles.part}>
          <h3>
            <FigureTerm figure="anonymous">{t('inventory.anonymous')}</FigureTerm>
          </h3>
          <p>
            {anonymous.length === 0
              ? t('inventory.anonymousNone')
              : t('inventory.anonymousText', { money: money(anonymousCents) })}
          </p>
          <Deeds items={anonymous} label={t('inventory.anonymous')} />
        </div>
      </div>
    </section>
  )
}

function Deeds({ items, label }: { readonly items: readonly Contribution[]; readonly label: string }) {
  const columns = useDeedColumns()
  if (items.length === 0) return null
  return <Table label={label} columns={columns} rows={items} rowId={({ kind }) => kind} rowName={({ kind }) => kind} />
}

function useDeedColumns(): readonly Column<Contribution>[] {
  const t = useT()
  const { number, money } = useFormat()
  const kindName = useKindName()
  return [
    { id: 'kind', header: t('inventory.what'), isRowHeader: true, cell: ({ kind }) => kindName(kind, 'done') },
    { id: 'amount', header: t('inventory.amount'), align: 'end', cell: (one) => number(amountDone(one)) },
    { id: 'money', header: t('inventory.money'), align: 'end', cell: ({ cents }) => (cents === 0 ? '' : money(cents)) },
  ]
}
