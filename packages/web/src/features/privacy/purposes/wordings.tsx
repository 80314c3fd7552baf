import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addWording } from '@klantregie/contract'
import type { Purpose, Wording } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { usePurposeActions, wordingsQuery } from './purposes.api.ts'
import styles from './purposes.module.css'

const EVERY_CHANNEL = 'every'

/** The exact texts people agree to, now and before: a new text never changes what somebody said yes to. */
export function Wordings({ purpose, mayManage }: { readonly purpose: Purpose; readonly mayManage: boolean }) {
  const t = useT()
  const wordings = useQuery(wordingsQuery(purpose.id))
  const [isWriting, setWriting] = useState(false)
  return (
    <section aria-labelledby="wordings" className={styles.part}>
      <h3 id="wordings">{t('wordings.title')}</h3>
      <QueryStates query={wordings} shape="text">
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.soft}>{t('wordings.none')}</p>
          ) : (
            <ul className={styles.list}>
              {items.map((wording) => (
                <li key={wording.id}>
                  <WordingLine wording={wording} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryStates>
      {mayManage && !isWriting && (
        <div>
          <Button size="small" onPress={() => setWriting(true)}>
            {t('wordings.add')}
          </Button>
        </div>
      )}
      {isWriting && <WordingForm purpose={purpose} onDone={() => setWriting(false)} />}
    </section>
  )
}

function WordingLine({ wording }: { readonly wording: Wording }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <p className={styles.soft}>
        {t('wordings.line', {
          language: t(`wordings.language.${wording.language}`),
          version: wording.version,
          channel: wording.channel === null ? t('wordings.everyChannel') : t(`channel.${wording.channel}`),
          date: format.date(wording.createdAt),
        })}
        {wording.isCurrent && <strong> · {t('wordings.current')}</strong>}
      </p>
      <blockquote className={styles.words} lang={wording.language}>
        {wording.text}
      </blockquote>
    </>
  )
}

function WordingForm({ purpose, onDone }: { readonly purpose: Purpose; readonly onDone: () => void }) {
  const t = useT()
  const actions = usePurposeActions()
  const form = useContractForm({
    schema: addWording.body,
    initial: { language: 'nl', channel: EVERY_CHANNEL, text: '' },
    toBody: ({ channel, ...values }) => ({ ...values, channel: channel === EVERY_CHANNEL ? null : channel }),
    onSubmit: async (body) => {
      await actions.addWording(purpose.id, body)
      showToast({ text: t('wordings.added') })
      onDone()
    },
  })
  return (
    <Form form={form}>
      <Row align="start">
        <Select
          {...form.field('language')}
          isRequired
          width="short"
          label={t('wordings.languageLabel')}
          options={(['nl', 'en'] as const).map((id) => ({ id, label: t(`wordings.language.${id}`) }))}
        />
        <Select
          {...form.field('channel')}
          isRequired
          width="medium"
          label={t('wordings.channel')}
          options={[
            { id: EVERY_CHANNEL, label: t('wordings.everyChannel') },
            ...purpose.channels.map((id) => ({ id, label: t(`channel.${id}`) })),
          ]}
        />
      </Row>
      <TextArea {...form.field('text')} isRequired label={t('wordings.text')} description={t('wordings.textHelp')} />
      <Row>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('wordings.save')}
        </Button>
        <Button tone="quiet" onPress={onDone}>
          {t('wordings.cancel')}
        </Button>
      </Row>
    </Form>
  )
}
