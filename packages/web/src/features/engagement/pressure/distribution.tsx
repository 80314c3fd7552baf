import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Channel, PressurePeriod } from '@klantregie/contract'
import type { PressureBucket } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { FilterBar } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { distributionQuery } from './pressure.api.ts'
import styles from './pressure.module.css'

const EVERY = 'every'

/** How many relations were reached how often: figures in a table, with a bar from zero beside each. */
export function Distribution() {
  const t = useT()
  const format = useFormat()
  const [period, setPeriod] = useState<PressurePeriod>('quarter')
  const [channel, setChannel] = useState<Channel | undefined>(undefined)
  const query = useQuery(distributionQuery(period, channel))
  return (
    <section aria-labelledby="distribution" className={styles.part}>
      <h2 id="distribution">{t('pressure.distribution')}</h2>
      <FilterBar>
        <Select
          label={t('pressure.period')}
          isRequired
          value={period}
          options={PressurePeriod.options.map((id) => ({ id, label: t(`pressure.last.${id}`) }))}
          onChange={(id) => setPeriod(PressurePeriod.catch('quarter').parse(id))}
        />
        <Select
          label={t('approaches.channel')}
          isRequired
          value={channel ?? EVERY}
          options={[
            { id: EVERY, label: t('pressure.everyChannel') },
            ...Channel.options.map((id) => ({ id, label: t(`approaches.channel.${id}`) })),
          ]}
          onChange={(id) => setChannel(Channel.options.find((one) => one === id))}
        />
      </FilterBar>
      <QueryStates query={query}>
        {({ from, until, total, buckets }) => (
          <>
            <p className={styles.soft}>
              {t('pressure.distributionOf', { total, from: format.date(from), until: format.date(until) })}
            </p>
            <Buckets buckets={buckets} total={total} />
          </>
        )}
      </QueryStates>
    </section>
  )
}

function Buckets({ buckets, total }: { readonly buckets: readonly PressureBucket[]; readonly total: number }) {
  const t = useT()
  const format = useFormat()
  const most = Math.max(1, ...buckets.map(({ relations }) => relations))
  const name = ({ least, most: last }: PressureBucket) =>
    last === null
      ? t('pressure.timesFrom', { least })
      : last === least
        ? t('pressure.times', { times: least })
        : t('pressure.timesTo', { least, most: last })
  return (
    <Table
      label={t('pressure.distribution')}
      rows={buckets}
      rowId={({ least }) => String(least)}
      rowName={name}
      columns={[
        { id: 'times', header: t('pressure.reached'), isRowHeader: true, keepsTogether: true, cell: name },
        {
          id: 'relations',
          header: t('pressure.relations'),
          align: 'end',
          cell: ({ relations }) => format.number(relations),
        },
        {
          id: 'share',
          header: t('pressure.share'),
          align: 'end',
          cell: ({ relations }) => format.percent(total === 0 ? 0 : relations / total),
        },
        {
          id: 'bar',
          header: t('pressure.picture'),
          cell: ({ relations }) => (
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" className={styles.drawing} aria-hidden="true">
              <rect className={styles.bar} width={(relations / most) * 100} height="4" />
            </svg>
          ),
        },
      ]}
    />
  )
}
