import { useFormat } from '../../../lib/texts.tsx'
import { shareText } from '../builder/share.view.ts'
import { useT } from '../locale/index.ts'
import { Behind, FigureTerm } from './figure.tsx'
import type { Look } from './look.ts'
import { peopleHref, TOTAL } from './lines.view.ts'
import styles from './inventory.module.css'

const VIEWS = ['reachable', 'visitors', 'buyers'] as const

/** Who is the customer, from where one stands. Of who can be reached there is no list: that would be an address list. */
export function Customers({ look: { inventory, frozenId } }: { readonly look: Look }) {
  const t = useT()
  const { number, percent } = useFormat()
  const { customers, day, total, withoutRole } = inventory
  const all = total.now.during + withoutRole.relations
  return (
    <section aria-labelledby="inventory-customers" className={styles.part}>
      <h2 id="inventory-customers">{t('inventory.customers')}</h2>
      <p className={styles.soft}>{t('inventory.customersText')}</p>
      <dl className={styles.views}>
        {VIEWS.map((view) => {
          const count = customers[view]
          const href = frozenId === null && view !== 'reachable' ? peopleHref({ day, what: view, row: TOTAL }) : null
          return (
            <div key={view}>
              <dt>{t(`inventory.from.${view}`)}</dt>
              <dd>
                {count === null ? (
                  <span className={styles.soft}>{t('inventory.notForYou')}</span>
                ) : (
                  <span className={styles.viewFigure}>
                    <Behind count={count} href={href} label={`${number(count)} · ${t(`inventory.${view}`)}`}>
                      {number(count)}
                    </Behind>
                  </span>
                )}{' '}
                <FigureTerm figure={view}>{t(`inventory.${view}`)}</FigureTerm>
                {count !== null && all > 0 && (
                  <span className={styles.soft}>
                    {' '}
                    {t('inventory.ofAll', { share: shareText(count / all, percent) })}
                  </span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
