import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FileView, Import } from '@klantregie/contract'
import { lookUp, useLanguage } from '../../../lib/i18n.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../../ui/choice.tsx'
import { DescriptionList } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { NumberField } from '../../../ui/text-field.tsx'
import { importHref } from '../addresses.ts'
import { tableQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { useDraft } from './draft.ts'
import { pointAt } from './draft.view.ts'
import type { Draft } from './draft.view.ts'
import { FilePreview } from './file-preview.tsx'
import { useCancel } from './import-actions.ts'
import { DiscardButton } from './import-dialogs.tsx'
import { JobProgress } from './job-progress.tsx'
import { delimiterName, encodingName, hasHeaderRow, notesOf } from './recognised.view.ts'
import { WizardFooter, WizardHeader } from './wizard-frame.tsx'
import styles from './wizard.module.css'

/** While the form of the file is found out. */
export function InspectingStep({ imported }: { readonly imported: Import }) {
  const t = useT()
  const cancel = useCancel(imported.id)
  return (
    <>
      <WizardHeader title={t('inspecting.title')} lead={t('inspecting.lead')} step="recognised" imported={imported} />
      <JobProgress jobId={imported.jobId} label={t('inspecting.label')} />
      <WizardFooter>
        <Button isPending={cancel.isPending} onPress={() => cancel.mutate()}>
          {t('cancel.plain')}
        </Button>
      </WizardFooter>
    </>
  )
}

/** Step 2: what the file is. Only what may be wrong can be changed: the sheet and where the header stands. */
export function RecognisedStep({ imported }: { readonly imported: Import }) {
  const t = useT()
  const [draft, change] = useDraft(imported)
  const { file } = imported
  if (!file) return null
  return (
    <>
      <WizardHeader title={t('recognised.title')} lead={t('recognised.lead')} step="recognised" imported={imported} />
      <div className={styles.facts}>
        <Facts file={file} draft={draft} />
        <Notes imported={imported} file={file} draft={draft} />
      </div>
      <SheetChoice file={file} draft={draft} change={change} />
      {draft.sheet === null ? (
        <Callout tone="attention" title={t('recognised.noSheet')}>
          {t('recognised.noSheetText')}
        </Callout>
      ) : (
        <HeaderChoice imported={imported} draft={draft} change={change} sheet={draft.sheet} />
      )}
      <WizardFooter start={<DiscardButton imported={imported} />}>
        <LinkButton tone="primary" href={importHref(imported.id, 'columns')} isDisabled={draft.sheet === null}>
          {t('recognised.next')}
        </LinkButton>
      </WizardFooter>
    </>
  )
}

function Facts({ file, draft }: { readonly file: FileView; readonly draft: Draft }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const sheet = draft.sheet === null ? undefined : file.sheets[draft.sheet]
  const delimiter = delimiterName(file.delimiter)
  const encoding = encodingName(file.encoding)
  const items = [
    { id: 'format', term: t('recognised.format'), value: lookUp(`format.${file.format}`, language) ?? file.format },
    { id: 'size', term: t('recognised.size'), value: format.bytes(file.bytes) },
    ...(sheet?.rows
      ? [
          {
            id: 'rows',
            term: t('recognised.rows'),
            value: t('recognised.rowsText', { rows: sheet.rows, columns: sheet.columns }),
          },
        ]
      : []),
    ...(delimiter === null
      ? []
      : [
          {
            id: 'delimiter',
            term: t('recognised.delimiter'),
            value: t(`delimiter.${delimiter}`, { character: file.delimiter ?? '' }),
          },
        ]),
    ...(encoding === null ? [] : [{ id: 'encoding', term: t('recognised.encoding'), value: encoding }]),
  ]
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('recognised.facts')}</h2>
      <DescriptionList items={items} />
    </section>
  )
}

interface NotesProps {
  readonly imported: Import
  readonly file: FileView
  readonly draft: Draft
}

/** What was noticed in the sheet follows from the header row, so it comes with the table that was read with it. */
function Notes({ imported, file, draft }: NotesProps) {
  const t = useT()
  const language = useLanguage()
  const sheet = draft.sheet === null ? undefined : file.sheets[draft.sheet]
  const table = useQuery({
    ...tableQuery(imported, { sheet: draft.sheet ?? 0, headerRow: draft.headerRow, sourceId: null }),
    enabled: draft.sheet !== null,
    placeholderData: keepPreviousData,
  })
  const notes = notesOf(file, sheet, { headerRow: draft.headerRow, noticed: table.data?.notes ?? [] })
  const sentences = notes.flatMap(({ code, count }) => lookUp(`fileNote.${code}`, language, { count }) ?? [])
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t('recognised.notes')}</h2>
      {sentences.length === 0 ? (
        <p className={styles.soft}>{t('recognised.noNotes')}</p>
      ) : (
        <ul className={styles.notes}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface ChoiceProps {
  readonly draft: Draft
  readonly change: (next: (draft: Draft) => Draft) => void
}

function SheetChoice({ file, draft, change }: ChoiceProps & { readonly file: FileView }) {
  const t = useT()
  if (file.sheets.length < 2 && !file.sheets.some(({ isHidden }) => isHidden)) return null
  const options = file.sheets.map((sheet, index) => ({
    id: String(index),
    label: sheet.isHidden ? t('recognised.hidden', { name: sheet.name }) : sheet.name,
    detail:
      sheet.rows === null || sheet.rows === 0
        ? t('recognised.emptySheet')
        : t('recognised.rowsText', { rows: sheet.rows, columns: sheet.columns }),
    isDisabled: sheet.rows === 0,
  }))
  return (
    <RadioGroup
      label={t('recognised.sheet')}
      description={t('recognised.sheetText')}
      isRequired
      options={options}
      value={draft.sheet === null ? null : String(draft.sheet)}
      onChange={(id) =>
        change((now) => pointAt(now, { sheet: Number(id), headerRow: file.sheets[Number(id)]?.headerRow ?? null }))
      }
    />
  )
}

/** Typed numbers are asked for at once: the table below shows what they mean. */
function HeaderChoice({
  imported,
  draft,
  change,
  sheet,
}: ChoiceProps & { readonly imported: Import; readonly sheet: number }) {
  const t = useT()
  const problemText = useProblemText()
  const table = useQuery({
    ...tableQuery(imported, { sheet, headerRow: draft.headerRow, sourceId: null }),
    placeholderData: keepPreviousData,
  })
  const point = (headerRow: number | null) => change((now) => pointAt(now, { sheet, headerRow }))
  return (
    <section className={styles.header} aria-labelledby="header-row">
      <h2 id="header-row">{t('recognised.preview')}</h2>
      {imported.file && hasHeaderRow(imported.file) && (
        <div className={styles.headerRow}>
          <NumberField
            label={t('recognised.headerRow')}
            isRequired={draft.headerRow !== null}
            isDisabled={draft.headerRow === null}
            minValue={1}
            maxValue={200}
            value={draft.headerRow ?? Number.NaN}
            onChange={(row) => {
              if (row >= 1) point(row)
            }}
          />
          <div className={styles.noHeader}>
            <Checkbox isSelected={draft.headerRow === null} onChange={(isWithout) => point(isWithout ? null : 1)}>
              {t('recognised.noHeader')}
            </Checkbox>
          </div>
        </div>
      )}
      {table.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(table.error)}
        </Callout>
      )}
      {table.data && (
        <FilePreview
          label={t('recognised.content')}
          headers={table.data.headers}
          rows={table.data.sample.slice(0, 8)}
          rowNumbers={table.data.sampleRows}
          isBusy={table.isPlaceholderData}
        />
      )}
    </section>
  )
}
