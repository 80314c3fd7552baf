import { useQuery } from '@tanstack/react-query'
import { CircleQuestionMark } from 'lucide-react'
import { useState } from 'react'
import type { WhyAnswer, WhyRule } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useLookUp } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { whyQuery } from './rights.api.ts'
import type { Asked } from './rights.api.ts'
import { rightKinds } from './rights.view.ts'
import styles from './rights.module.css'

interface WhyButtonProps {
  readonly relationId: string
  /** A field and how it is called; without it the question is about the relation. */
  readonly field?: AskedField | undefined
}

interface AskedField {
  readonly key: string
  /** Left out for what is no field of the model. */
  readonly label?: string
}

/** "Waarom?": asks why one may or may not see or change this, at the place where the question comes up. */
export function WhyButton({ relationId, field }: WhyButtonProps) {
  const t = useT()
  const label = useAskedLabel(field)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        tone="quiet"
        icon={<CircleQuestionMark aria-hidden="true" />}
        {...(field && { 'aria-label': t('why.askField', { field: label }) })}
        onPress={() => setOpen(true)}
      >
        {t(field ? 'why.askShort' : 'why.ask')}
      </Button>
      {isOpen && <WhyDialog relationId={relationId} field={field} onClose={() => setOpen(false)} />}
    </>
  )
}

interface WhyDialogProps extends WhyButtonProps {
  readonly userId?: string
  readonly onClose: () => void
}

function useAskedLabel(field: AskedField | undefined): string {
  const t = useT()
  return field?.label ?? t('rights.identifiers')
}

function WhyDialog({ relationId, field, userId, onClose }: WhyDialogProps) {
  const t = useT()
  const label = useAskedLabel(field)
  const asked: Asked = { relationId, field: field?.key, userId }
  const why = useQuery(whyQuery(asked))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={field ? t('why.titleField', { field: label }) : t('why.title')}
      footer={<Button onPress={onClose}>{t('rights.close')}</Button>}
    >
      <QueryStates query={why} shape="text">
        {(answer) => (answer.state === 'known' ? <Known answer={answer} /> : <WhyUnknown answer={answer} />)}
      </QueryStates>
    </Dialog>
  )
}

type KnownAnswer = Extract<WhyAnswer, { state: 'known' }>

function Known({ answer }: { readonly answer: KnownAnswer }) {
  const t = useT()
  const { person, fieldAccess, rights } = answer
  const who = person.isMe ? 'me' : 'other'
  const given = rightKinds
    .filter((right) => rights[right])
    .map((right) => t(`rights.right.${right}`).toLocaleLowerCase())
  return (
    <Stack>
      <p>
        {fieldAccess === null
          ? given.length === 0
            ? t(`why.nothing.${who}`, { name: person.name })
            : t(`why.rights.${who}`, { name: person.name, rights: given.join(', ') })
          : t(`why.field.${who}`, { name: person.name, access: t(`rights.access.${fieldAccess}`).toLocaleLowerCase() })}
      </p>
      {answer.isSpecial && <p>{t('why.special')}</p>}
      {answer.mask && <p>{t(`why.mask.${answer.mask}`)}</p>}
      {answer.domains.map((domain) => (
        <DomainRules key={domain.id} domain={domain} isField={fieldAccess !== null} />
      ))}
      <AdviceLines answer={answer} />
    </Stack>
  )
}

interface DomainRulesProps {
  readonly domain: KnownAnswer['domains'][number]
  readonly isField: boolean
}

function DomainRules({ domain, isField }: DomainRulesProps) {
  const t = useT()
  return (
    <section aria-label={domain.name}>
      <h3 className={styles.domainName}>{domain.name}</h3>
      <p className={styles.soft}>
        {domain.owner ? t('why.owner', { name: domain.owner.name }) : t('why.noOwner')}
        {domain.deputy && ` ${t('why.deputy', { name: domain.deputy.name })}`}
      </p>
      <ul>
        {domain.rules.map((rule) => (
          <RuleLine key={`${rule.giver} ${rule.key ?? ''}`} rule={rule} isField={isField} />
        ))}
      </ul>
    </section>
  )
}

/** "Rol Medewerker balie: zien, wijzigen" — and why it does not count when it does not. */
function RuleLine({ rule, isField }: { readonly rule: WhyRule; readonly isField: boolean }) {
  const t = useT()
  const lookUp = useLookUp()
  const given = rightKinds
    .filter((right) => rule.rights[right])
    .map((right) => t(`rights.right.${right}`).toLocaleLowerCase())
  const named = {
    role: () => t('why.by.role', { name: lookUp(`role.${rule.key ?? ''}`, rule.key ?? '') }),
    team: () => t('why.by.team', { name: rule.name ?? '' }),
    owner: () => t('why.by.owner'),
    break_glass: () => t('why.by.break_glass'),
  }[rule.giver]()
  return (
    <li className={styles.rule}>
      <span>
        {named}: {given.length === 0 ? t('rights.nothing').toLocaleLowerCase() : given.join(', ')}
        {isField &&
          rule.field !== null &&
          `; ${t('why.thisField', { access: t(`rights.access.${rule.field}`).toLocaleLowerCase() })}`}
      </span>
      {!rule.counts && rule.rights.see && <span className={styles.past}>{t('why.limitedAway')}</span>}
      {!rule.counts && !rule.rights.see && <span className={styles.past}>{t('why.givesNothing')}</span>}
    </li>
  )
}

/** The same for a relation that does not exist and for one that does not exist for whoever asks. */
export function WhyUnknown({ answer }: { readonly answer: Extract<WhyAnswer, { state: 'unknown' }> }) {
  const t = useT()
  return (
    <Stack>
      <p>{t(answer.domains.length === 0 ? 'why.unknownAll' : 'why.unknown')}</p>
      {answer.domains.length > 0 && (
        <ul>
          {answer.domains.map(({ id, name, owner }) => (
            <li key={id} className={styles.rule}>
              <strong>{name}</strong>
              <span className={styles.soft}>{owner ? t('why.owner', { name: owner.name }) : t('why.noOwner')}</span>
            </li>
          ))}
        </ul>
      )}
      <AdviceLines answer={answer} />
    </Stack>
  )
}

function AdviceLines({ answer }: { readonly answer: WhyAnswer }) {
  const t = useT()
  if (answer.advice.length === 0) return null
  const [domain] = answer.domains
  return (
    <section aria-labelledby="why-advice">
      <p id="why-advice" className={styles.domainName}>
        {t('why.whatToDo')}
      </p>
      <ul>
        {answer.advice.map((advice) => (
          <li key={advice} className={styles.rule}>
            <span>{t(`why.advice.${advice}`)}</span>
            {advice === 'break_glass' && (
              <span>
                <LinkButton size="small" href={domain ? `/noodtoegang?domein=${domain.id}` : '/noodtoegang'}>
                  {t('glass.need')}
                </LinkButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
