import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { eraseSubject } from '@klantregie/contract'
import type { ErasurePreview, KeptField, RequestPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { erasurePreviewQuery } from './requests.api.ts'
import styles from './requests.module.css'

export function ErasurePart({ page }: { readonly page: RequestPage }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className={styles.part} aria-labelledby="request-erasure">
      <h2 id="request-erasure">{t('privacy.request.eraseTitle')}</h2>
      <p>{t('privacy.request.eraseHelp')}</p>
      <div>
        <Button isDisabled={page.identity === null} onPress={() => setOpen(true)}>
          {t('privacy.request.eraseOpen')}
        </Button>
      </div>
      {isOpen && <ErasureDialog page={page} onClose={() => setOpen(false)} />}
    </section>
  )
}

function ErasureDialog({ page, onClose }: { readonly page: RequestPage; readonly onClose: () => void }) {
  const t = useT()
  const preview = useQuery(erasurePreviewQuery(page.id))
  return (
    <Dialog isOpen onClose={onClose} size="large" title={t('privacy.request.eraseTitle')} isDismissable={false}>
      <QueryStates query={preview} shape="text">
        {(found) => <Confirm page={page} preview={found} onDone={onClose} />}
      </QueryStates>
    </Dialog>
  )
}

interface ConfirmProps {
  readonly page: RequestPage
  readonly preview: ErasurePreview
  readonly onDone: () => void
}

const EMPTY = { article: '', until: '' }

function Confirm({ page, preview, onDone }: ConfirmProps) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [name, setName] = useState('')
  const [kept, setKept] = useState<ReadonlyMap<string, Omit<KeptField, 'field'>>>(new Map())
  const erase = useMutation({
    mutationFn: () =>
      call(eraseSubject, {
        params: { id: page.id },
        body: { name, keep: [...kept].map(([field, why]) => ({ field, ...why })) },
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['privacy'] })
      await cache.invalidateQueries({ queryKey: ['relations'] })
      showToast({ text: t('privacy.request.erased') })
      onDone()
    },
  })
  if (preview.holds.length > 0) return <Callout tone="danger">{t('privacy.request.erase.holds')}</Callout>
  const isComplete = [...kept.values()].every(({ article, until }) => article.trim().length > 2 && until !== '')
  const isNamed = name.trim() === preview.relation.name
  return (
    <Stack>
      {erase.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(erase.error)}
        </Callout>
      )}
      <Lookalikes preview={preview} />
      <WhatGoes preview={preview} />
      <Kept preview={preview} kept={kept} onChange={setKept} />
      <Callout tone="danger">{t('privacy.request.erase.final')}</Callout>
      <TextField
        label={t('privacy.request.erase.name', { name: preview.relation.name })}
        isRequired
        autoComplete="off"
        value={name}
        onChange={setName}
      />
      <div>
        <Button
          tone="danger"
          isDisabled={!isNamed || !isComplete}
          isPending={erase.isPending}
          onPress={() => erase.mutate()}
        >
          {t('privacy.request.erase.submit')}
        </Button>
      </div>
    </Stack>
  )
}

function Lookalikes({ preview }: { readonly preview: ErasurePreview }) {
  const t = useT()
  if (preview.lookalikes.length === 0) return null
  return (
    <Callout tone="attention">
      {t('privacy.request.erase.lookalikes')}
      <ul>
        {preview.lookalikes.map(({ id, name }) => (
          <li key={id}>
            <TextLink href={`/relaties/${id}`}>{name}</TextLink>
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function WhatGoes({ preview }: { readonly preview: ErasurePreview }) {
  const t = useT()
  const format = useFormat()
  return (
    <section aria-labelledby="erase-counts">
      <h3 id="erase-counts">{t('privacy.request.erase.counts')}</h3>
      <dl className={styles.counts}>
        {preview.counts.map(({ table, label, rows }) => (
          <Count key={table} label={label} rows={format.number(rows)} />
        ))}
      </dl>
      {preview.files.length > 0 && (
        <>
          <p>{t('privacy.request.erase.files')}</p>
          <ul>
            {preview.files.map(({ name, uploadedOn }, index) => (
              <li key={index}>
                {name} ({format.date(uploadedOn)})
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Count({ label, rows }: { readonly label: string; readonly rows: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{rows}</dd>
    </>
  )
}

interface KeptProps {
  readonly preview: ErasurePreview
  readonly kept: ReadonlyMap<string, Omit<KeptField, 'field'>>
  readonly onChange: (kept: ReadonlyMap<string, Omit<KeptField, 'field'>>) => void
}

function Kept({ preview, kept, onChange }: KeptProps) {
  const t = useT()
  const change = (field: string, why: Omit<KeptField, 'field'> | null) => {
    const next = new Map(kept)
    if (why === null) next.delete(field)
    else next.set(field, why)
    onChange(next)
  }
  return (
    <section aria-labelledby="erase-keep">
      <h3 id="erase-keep">{t('privacy.request.erase.keepTitle')}</h3>
      <p className={styles.soft}>{t('privacy.request.erase.keepHelp')}</p>
      <ul className={styles.list}>
        {preview.fields.map(({ field, value }) => {
          const why = kept.get(field)
          return (
            <li key={field}>
              <Checkbox
                isSelected={why !== undefined}
                onChange={(isKept) => change(field, isKept ? EMPTY : null)}
                detail={value}
              >
                {field}
              </Checkbox>
              {why && (
                <div className={styles.item}>
                  <TextField
                    label={t('privacy.request.erase.article')}
                    isRequired
                    value={why.article}
                    onChange={(article) => change(field, { ...why, article })}
                  />
                  <TextField
                    label={t('privacy.request.erase.until')}
                    isRequired
                    type="date"
                    width="short"
                    value={why.until}
                    onChange={(until) => change(field, { ...why, until })}
                  />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
