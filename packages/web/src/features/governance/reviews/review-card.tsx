import type { ReviewItem, ReviewOutcome } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { phoneText } from '../../../lib/format.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DescriptionList, Row } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { addressLine } from './reviews.view.ts'
import styles from './reviews.module.css'

interface CardProps {
  readonly item: ReviewItem
  readonly isWaiting: boolean
  readonly onChoose: (outcome: ReviewOutcome) => void
}

/** What there is to check, and the four answers. */
export function ReviewCard({ item, isWaiting, onChoose }: CardProps) {
  const t = useT()
  return (
    <section aria-labelledby="review-name" className={styles.card}>
      <p className={styles.soft}>{t('review.question')}</p>
      <h2 id="review-name" className={styles.name}>
        {item.name}
      </h2>
      <Facts item={item} />
      {item.isChanged && <Callout tone="information">{t('review.isChanged')}</Callout>}
      {!item.mayChange && <Callout tone="neutral">{t('review.mayNotChange')}</Callout>}
      <Row>
        <Button
          tone={item.isChanged ? 'secondary' : 'primary'}
          isDisabled={isWaiting}
          onPress={() => onChoose('right')}
        >
          {t('review.right')}
        </Button>
        <Button
          tone={item.isChanged ? 'primary' : 'secondary'}
          isDisabled={isWaiting}
          onPress={() => onChoose('corrected')}
        >
          {t('review.corrected')}
        </Button>
        {item.mayChange && (
          <Button isDisabled={isWaiting} onPress={() => onChoose('ended')}>
            {t('review.ended')}
          </Button>
        )}
        <Button tone="quiet" isDisabled={isWaiting} onPress={() => onChoose('skipped')}>
          {t('review.skipped')}
        </Button>
      </Row>
      <Row>
        <LinkButton tone="quiet" href={`/relaties/${item.relationId}`}>
          {t('review.open')}
        </LinkButton>
      </Row>
      <p className={styles.keys}>{t('review.keys')}</p>
    </section>
  )
}

function Facts({ item }: { readonly item: ReviewItem }) {
  const t = useT()
  const format = useFormat()
  const { verified } = item
  const none = <span className={styles.soft}>{t('review.none')}</span>
  return (
    <DescriptionList
      items={[
        { id: 'types', term: t('review.types'), value: item.types.join(', ') || none },
        { id: 'address', term: t('review.address'), value: addressLine(item) ?? none },
        { id: 'email', term: t('review.email'), value: item.email ?? none },
        { id: 'phone', term: t('review.phone'), value: item.phone === null ? none : phoneText(item.phone) },
        {
          id: 'fresh',
          term: t('review.fresh'),
          value: `${verified ? t('review.verified', { name: verified.by, date: format.date(verified.at) }) : t('review.neverVerified')} · ${t('review.changedAt', { date: format.date(item.changedAt) })}`,
        },
      ]}
    />
  )
}
