import { useState } from 'react'
import { offerAlternative } from '@klantregie/contract'
import type { DefinitionAlternative, DefinitionPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useDefinitionActions } from './definitions.api.ts'
import styles from './definitions.module.css'

/** The present text and what colleagues would write instead, side by side; whoever decides picks one. */
export function Alternatives({ page }: { readonly page: DefinitionPage }) {
  const t = useT()
  const open = page.alternatives.filter(({ state }) => state === 'open')
  return (
    <div className={open.length > 0 ? styles.beside : styles.alone}>
      <section aria-label={t('definition.now')} className={styles.text}>
        {open.length > 0 && <h2 className={styles.label}>{t('definition.now')}</h2>}
        <Words meaning={page.meaning} countingRule={page.countingRule} />
      </section>
      {open.map((alternative) => (
        <Alternative key={alternative.id} page={page} alternative={alternative} />
      ))}
      {page.status !== 'retired' && <Offer page={page} />}
    </div>
  )
}

function Words({ meaning, countingRule }: { readonly meaning: string; readonly countingRule: string }) {
  const t = useT()
  return (
    <>
      <p className={styles.meaning}>{meaning}</p>
      {countingRule !== '' && (
        <p className={styles.rule}>
          <strong>{t('definition.countingRule')}</strong> {countingRule}
        </p>
      )}
    </>
  )
}

interface OneProps {
  readonly page: DefinitionPage
  readonly alternative: DefinitionAlternative
}

function Alternative({ page, alternative }: OneProps) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const { pick, withdraw } = useDefinitionActions(page.id)
  const { id, by, at, meaning, countingRule, reason, isMine } = alternative
  const failed = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  // Awaited here: once it was chosen this text is no longer on the screen, and neither are callbacks of its own.
  const choose = () =>
    pick
      .mutateAsync({ alternativeId: id, version: page.version })
      .then(() => showToast({ text: t('definition.picked', { name: by }) }), failed)
  return (
    <section aria-label={t('definition.by', { name: by, date: format.date(at) })} className={styles.text}>
      <h2 className={styles.label}>{t('definition.by', { name: by, date: format.date(at) })}</h2>
      <Words meaning={meaning} countingRule={countingRule} />
      {reason !== '' && <p className={styles.soft}>{reason}</p>}
      <Row>
        {page.mayDecide && (
          <Button
            size="small"
            tone="primary"
            aria-label={t('definition.pickOf', { name: by })}
            isPending={pick.isPending}
            onPress={() => void choose()}
          >
            {t('definition.pick')}
          </Button>
        )}
        {isMine && (
          <Button size="small" tone="quiet" onPress={() => act(withdraw, id, { onError: failed })}>
            {t('definition.withdraw')}
          </Button>
        )}
      </Row>
    </section>
  )
}

function Offer({ page }: { readonly page: DefinitionPage }) {
  const t = useT()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const mine = page.alternatives.find(({ state, isMine }) => state === 'open' && isMine)
  if (!may('governance.model.propose')) return null
  if (!isOpen)
    return (
      <div>
        <Button tone="quiet" onPress={() => setOpen(true)}>
          {mine ? t('definition.offerAgain') : t('definition.offer')}
        </Button>
      </div>
    )
  return <OfferForm page={page} mine={mine} onDone={() => setOpen(false)} />
}

interface OfferFormProps {
  readonly page: DefinitionPage
  readonly mine: DefinitionAlternative | undefined
  readonly onDone: () => void
}

function OfferForm({ page, mine, onDone }: OfferFormProps) {
  const t = useT()
  const { offer } = useDefinitionActions(page.id)
  const { meaning, countingRule } = mine ?? page
  const form = useContractForm({
    schema: offerAlternative.body,
    initial: { meaning, countingRule, reason: mine?.reason ?? '' },
    onSubmit: async (body) => {
      await offer(body)
      showToast({ text: t('definition.offered') })
      onDone()
    },
  })
  return (
    <section className={styles.text}>
      <p className={styles.soft}>{t('definition.offerText')}</p>
      <Form form={form}>
        <TextArea {...form.field('meaning')} autoFocus isRequired rows={3} label={t('definitions.meaning')} />
        <TextArea {...form.field('countingRule')} rows={2} label={t('definition.countingRule')} />
        <TextArea {...form.field('reason')} rows={2} label={t('definition.reason')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('definition.offerSubmit')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
