import type { checkApproach } from '@klantregie/contract'
import type { z } from 'zod'
import { useFormat } from '../../../lib/texts.tsx'
import { useLookUp } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import styles from './approaches.module.css'
import { joinable } from './approaches.view.ts'
import { CollisionText } from './words.tsx'

type Check = z.output<typeof checkApproach.response>

interface CollisionChoiceProps {
  readonly check: Check
  readonly chosen: string
  readonly reason: {
    readonly name: string
    readonly value: string
    readonly onChange: (value: string) => void
    readonly errorMessage: string | undefined
  }
  readonly onChoose: (choice: string) => void
  readonly onWait: (day: string) => void
}

/** What stands in the way and what one can do about it: wait, go along, or go on for a reason. */
export function CollisionChoice({ check, chosen, reason, onChoose, onWait }: CollisionChoiceProps) {
  const t = useT()
  const format = useFormat()
  const { collisions, clearOn } = check
  return (
    <>
      <ConsentWarning check={check} />
      {collisions.length === 0 ? (
        <Callout tone="success">{t('approaches.free')}</Callout>
      ) : (
        <Callout tone="attention" isAnnounced title={t('approaches.collides', { count: collisions.length })}>
          <div className={styles.block}>
            <ul className={styles.list}>
              {collisions.slice(0, SHOWN).map((collision, index) => (
                <li key={collision.approach?.id ?? index}>
                  <CollisionText collision={collision} />
                </li>
              ))}
            </ul>
            {collisions.length > SHOWN && <p>{t('approaches.collidesMore', { count: collisions.length - SHOWN })}</p>}
            {clearOn !== null && (
              <div>
                <Button size="small" onPress={() => onWait(clearOn)}>
                  {t('approaches.waitUntil', { day: format.date(clearOn) })}
                </Button>
              </div>
            )}
            <Ways collisions={collisions} chosen={chosen} onChoose={onChoose} />
            {chosen === 'go_on' && <TextField {...reason} isRequired label={t('approaches.reason')} maxLength={500} />}
          </div>
        </Callout>
      )}
    </>
  )
}

const SHOWN = 5

function Ways({
  collisions,
  chosen,
  onChoose,
}: Pick<Check, 'collisions'> & Pick<CollisionChoiceProps, 'chosen' | 'onChoose'>) {
  const t = useT()
  const format = useFormat()
  return (
    <RadioGroup
      label={t('approaches.orChoose')}
      isRequired
      value={chosen}
      onChange={onChoose}
      options={[
        ...joinable(collisions)
          .slice(0, SHOWN)
          .map(({ id, owner, relation, startsOn }) => ({
            id: `join:${id}`,
            label: t('approaches.joinWith', { owner }),
            detail: t('approaches.joinDetail', { relation: relation.name, day: format.date(startsOn) }),
          })),
        { id: 'go_on', label: t('approaches.goOn'), detail: t('approaches.goOnDetail') },
      ]}
    />
  )
}

/** What consent and law say, when they do not simply say yes. */
function ConsentWarning({ check: { mayWe, isForbidden } }: { readonly check: Check }) {
  const t = useT()
  const lookUp = useLookUp()
  if (mayWe.decision !== 'not_allowed') return null
  return (
    <Callout
      tone={isForbidden ? 'danger' : 'attention'}
      isAnnounced
      title={isForbidden ? t('approaches.forbidden') : t('approaches.notAllowed')}
    >
      {lookUp(`mayWe.${mayWe.rule}`, '')}
    </Callout>
  )
}
