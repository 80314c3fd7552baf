import { useState } from 'react'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { shareText } from '../builder/share.view.ts'
import { useT } from '../locale/index.ts'
import { Customers } from './customers.tsx'
import { FigureTerm } from './figure.tsx'
import { Library } from './library.tsx'
import { isEmptyLine, summaryLines, TOTAL, typeLines } from './lines.view.ts'
import type { Line } from './lines.view.ts'
import type { Look } from './look.ts'
import { Others } from './others.tsx'
import { GLANCES, useTypeColumns } from './type-columns.tsx'
import type { Glance } from './type-columns.tsx'
import { rowHref, useCountColumns, useLineName } from './columns.tsx'
import styles from './inventory.module.css'

interface BodyProps {
  readonly look: Look
  readonly glance: Glance
  readonly onGlance: (glance: Glance) => void
}

export function InventoryBody({ look, glance, onGlance }: BodyProps) {
  return (
    <>
      <Summary look={look} />
      <Customers look={look} />
      <ByType look={look} glance={glance} onGlance={onGlance} />
      <Others look={look} />
      <Library look={look} />
    </>
  )
}

/** Everybody, each once, and for whom they are. */
function Summary({ look }: { readonly look: Look }) {
  const t = useT()
  const { number, longDate } = useFormat()
  const { total, day } = look.inventory
  return (
    <section aria-labelledby="inventory-summary" className={styles.part}>
      <h2 id="inventory-summary">{t('inventory.summary')}</h2>
      <p className={styles.headline}>
        <strong>{number(total.now.relations)}</strong>{' '}
        {t('inventory.headline', { count: total.now.relations, day: longDate(day) })}
      </p>
      <Table
        label={t('inventory.summary')}
        columns={useSummaryColumns(look)}
        rows={summaryLines(look.inventory)}
        rowId={({ id }) => id}
        rowName={({ id }) => id}
      />
      <p className={styles.soft}>{t('inventory.overlapNote')}</p>
    </section>
  )
}

function useSummaryColumns(look: Look): readonly Column<Line>[] {
  const t = useT()
  const { number, money, percent } = useFormat()
  const nameOf = useLineName()
  const counts = useCountColumns(look)
  return [
    {
      id: 'name',
      header: t('inventory.group'),
      isRowHeader: true,
      cell: (line) => <TextLink href={rowHref(look, line.id)}>{nameOf(line)}</TextLink>,
    },
    ...counts.slice(0, 1),
    {
      id: 'roles',
      header: t('inventory.roles'),
      headerContent: <FigureTerm figure="roles">{t('inventory.roles')}</FigureTerm>,
      align: 'end',
      cell: ({ row }) => number(row.now.roles),
    },
    ...counts.slice(1),
    {
      id: 'cents',
      header: t('inventory.money'),
      headerContent: <FigureTerm figure="money">{t('inventory.money')}</FigureTerm>,
      align: 'end',
      cell: ({ row }) => money(row.now.cents),
    },
    {
      id: 'share',
      header: t('inventory.share'),
      headerContent: <FigureTerm figure="share">{t('inventory.share')}</FigureTerm>,
      align: 'end',
      cell: ({ id, row }) =>
        row.now.share === null || (id === TOTAL && row.now.share === 0) ? '–' : shareText(row.now.share, percent),
    },
  ]
}

/** One table that shows another side of every type at a time, so that it is never wider than a page. */
function ByType({ look, glance, onGlance }: BodyProps) {
  const t = useT()
  return (
    <section aria-labelledby="inventory-types" className={styles.part}>
      <h2 id="inventory-types">{t('inventory.byType')}</h2>
      <Tabs
        label={t('inventory.sides')}
        selected={glance}
        onSelect={(id) => onGlance(GLANCES.find((one) => one === id) ?? 'aantallen')}
        items={GLANCES.map((id) => ({
          id,
          label: t(`inventory.glance.${id}`),
          content: <Types look={look} glance={id} />,
        }))}
      />
    </section>
  )
}

function Types({ look, glance }: { readonly look: Look; readonly glance: Glance }) {
  const t = useT()
  const [showsAll, setShowsAll] = useState(false)
  const all = typeLines(look.inventory)
  const lines = all.filter((line) => !isEmptyLine(line))
  const shown = showsAll || lines.length === 0 ? all : lines
  const columns = useTypeColumns(look, glance, shown)
  return (
    <div className={styles.part}>
      <p className={styles.soft}>{t(`inventory.glanceText.${glance}`)}</p>
      <Table
        label={t(`inventory.glance.${glance}`)}
        columns={columns}
        rows={shown}
        rowId={({ id }) => id}
        rowName={({ type }) => type?.name ?? ''}
      />
      {shown.length < all.length && (
        <div className={styles.deeds}>
          <Button size="small" tone="quiet" onPress={() => setShowsAll(true)}>
            {t('inventory.showEmpty', { count: all.length - shown.length })}
          </Button>
        </div>
      )}
    </div>
  )
}
