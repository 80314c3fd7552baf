import { useState } from 'react'
import {
  changeRequestLetter,
  downloadRequestLetter,
  LetterTemplate,
  LetterWay,
  sendRequestLetter,
  writeRequestLetter,
} from '@klantregie/contract'
import type { RequestLetter, RequestPage } from '@klantregie/contract'
import { call, urlOf } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useLanguage } from '../../../lib/i18n.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Status } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { useRequestAct } from './requests.api.ts'
import styles from './requests.module.css'

type Open = { readonly what: 'new' } | { readonly what: 'change' | 'send'; readonly letter: RequestLetter } | null

export function LettersPart({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <section className={styles.part} aria-labelledby="request-letters">
      <h2 id="request-letters">{t('privacy.request.letters')}</h2>
      {page.letters.length === 0 ? (
        <p className={styles.soft}>{t('privacy.request.letterNone')}</p>
      ) : (
        <ul className={styles.list}>
          {page.letters.map((letter) => (
            <LetterLine key={letter.id} page={page} letter={letter} onOpen={(what) => setOpen({ what, letter })} />
          ))}
        </ul>
      )}
      {page.state === 'open' && (
        <div>
          <Button onPress={() => setOpen({ what: 'new' })}>{t('privacy.request.letterNew')}</Button>
        </div>
      )}
      {open?.what === 'new' && <NewLetter page={page} onClose={close} />}
      {open?.what === 'change' && <ChangeLetter page={page} letter={open.letter} onClose={close} />}
      {open?.what === 'send' && <SendLetter page={page} letter={open.letter} onClose={close} />}
    </section>
  )
}

interface LineProps {
  readonly page: RequestPage
  readonly letter: RequestLetter
  readonly onOpen: (what: 'change' | 'send') => void
}

function LetterLine({ page, letter, onOpen }: LineProps) {
  const t = useT()
  const format = useFormat()
  const isDraft = letter.sentHow === null && page.state === 'open'
  return (
    <li className={styles.item}>
      <span className={styles.grow}>
        {letter.title}{' '}
        <Status tone={letter.sentHow === null ? 'neutral' : 'success'}>
          {letter.sentHow === null
            ? t('privacy.request.letterDraft')
            : `${t(`privacy.request.sent.${letter.sentHow}`)} · ${format.date(letter.sentAt ?? letter.madeAt)}`}
        </Status>
      </span>
      <Row>
        <LinkButton
          size="small"
          href={urlOf(downloadRequestLetter, { params: { id: page.id, letterId: letter.id } })}
          download
        >
          {t('privacy.request.letterPrint')}
        </LinkButton>
        {isDraft && (
          <>
            <Button size="small" onPress={() => onOpen('change')}>
              {t('privacy.request.letterEdit')}
            </Button>
            <Button size="small" onPress={() => onOpen('send')}>
              {t('privacy.request.letterSend')}
            </Button>
          </>
        )}
      </Row>
    </li>
  )
}

interface DialogProps {
  readonly page: RequestPage
  readonly onClose: () => void
}

function NewLetter({ page, onClose }: DialogProps) {
  const t = useT()
  const language = useLanguage()
  const act = useRequestAct(page.id)
  const form = useContractForm({
    schema: writeRequestLetter.body,
    initial: { template: page.relation === null ? 'nothing_known' : 'answer', language },
    onSubmit: async (body) => {
      await act.mutateAsync(() => call(writeRequestLetter, { params: { id: page.id }, body }))
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} size="small" title={t('privacy.request.letterNew')}>
      <Form form={form}>
        <Select
          {...form.field('template')}
          isRequired
          label={t('privacy.request.letterTemplate')}
          options={LetterTemplate.options.map((template) => ({
            id: template,
            label: t(`privacy.request.letter.${template}`),
          }))}
        />
        <Select
          {...form.field('language')}
          isRequired
          label={t('privacy.request.letterLanguage')}
          options={(['nl', 'en'] as const).map((one) => ({ id: one, label: t(`privacy.request.language.${one}`) }))}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('privacy.request.letterNew')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

interface LetterDialogProps extends DialogProps {
  readonly letter: RequestLetter
}

function ChangeLetter({ page, letter, onClose }: LetterDialogProps) {
  const t = useT()
  const act = useRequestAct(page.id)
  const form = useContractForm({
    schema: changeRequestLetter.body,
    initial: { title: letter.title, body: letter.body },
    onSubmit: async (body) => {
      await act.mutateAsync(() => call(changeRequestLetter, { params: { id: page.id, letterId: letter.id }, body }))
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} size="large" title={t('privacy.request.letterEdit')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <TextField {...form.field('title')} isRequired label={t('privacy.request.letterTitle')} />
        <FreeTextArea {...form.field('body')} isRequired label={t('privacy.request.letterBody')} rows={16} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('privacy.request.letterSave')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function SendLetter({ page, letter, onClose }: LetterDialogProps) {
  const t = useT()
  const act = useRequestAct(page.id)
  const form = useContractForm({
    schema: sendRequestLetter.body,
    initial: { how: 'email' },
    onSubmit: async (body) => {
      await act.mutateAsync(() => call(sendRequestLetter, { params: { id: page.id, letterId: letter.id }, body }))
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} size="small" title={t('privacy.request.letterSend')}>
      <Form form={form}>
        <Select
          {...form.field('how')}
          isRequired
          label={t('privacy.request.letterSendHow')}
          options={LetterWay.options.map((how) => ({ id: how, label: t(`privacy.request.sent.${how}`) }))}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('privacy.request.letterSend')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
