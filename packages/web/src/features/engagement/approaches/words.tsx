import type { ApproachCollision } from '@klantregie/contract'
import { TextLink } from '../../../ui/button.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'

/** "10-3-2026", or "10–12 mrt 2026". */
export function usePeriodText(): (period: { readonly startsOn: string; readonly endsOn: string }) => string {
  const format = useFormat()
  return ({ startsOn, endsOn }) => format.period(startsOn, endsOn)
}

/** An approach that stands in the way, in a sentence; of what is kept back only who has it. */
export function CollisionText({ collision }: { readonly collision: ApproachCollision }) {
  const t = useT()
  const period = usePeriodText()
  const { approach, owner } = collision
  if (approach === null) return <>{t('approaches.collision.hidden', { owner })}</>
  const at = approach.at === null ? '' : ` ${t('approaches.collision.at', { name: approach.at.name })}`
  return (
    <>
      {t(`approaches.collision.${approach.state === 'made' ? 'made' : 'planned'}`, {
        owner: approach.isMine ? t('approaches.meFirst') : owner,
        kind: t(`approaches.kindDoing.${approach.kind}`),
        purpose: approach.purpose.name,
        period: period(approach),
      })}{' '}
      {approach.by === 'relation' ? (
        t('approaches.collision.by.relation')
      ) : (
        <>
          {t(`approaches.collision.by.${approach.by}`)}{' '}
          <TextLink href={`/relaties/${approach.relation.id}`}>{approach.relation.name}</TextLink>
          {at}.
        </>
      )}
    </>
  )
}
