import { Navigate } from '@tanstack/react-router'
import { RotateCcw, X } from 'lucide-react'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton, LinkButton } from '../../../ui/button.tsx'
import { DropZone } from '../../../ui/drop-zone.tsx'
import { Page } from '../../../ui/layout.tsx'
import { ProgressBar, Status } from '../../../ui/states.tsx'
import { importHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { useUploadQueue } from './upload-queue.ts'
import type { UploadQueue } from './upload-queue.ts'
import { goOnWith } from './upload-queue.view.ts'
import type { QueuedFile } from './upload-queue.view.ts'
import { WizardHeader } from './wizard-frame.tsx'
import styles from './wizard.module.css'

const accepted = [
  '.csv',
  '.tsv',
  '.txt',
  '.tab',
  '.xlsx',
  '.xlsm',
  '.xls',
  '.ods',
  '.vcf',
  '.vcard',
  '.ldif',
  '.ndjson',
  '.jsonl',
  '.zip',
]

/** Step 1: hand over the file. A file is judged by its content, so nothing is refused here by its name. */
export function NewImportScreen() {
  const t = useT()
  const queue = useUploadQueue()
  const importId = goOnWith(queue.files)
  if (importId !== null) return <Navigate to="/imports/$importId" params={{ importId }} />
  return (
    <Page>
      <WizardHeader title={t('file.title')} lead={t('file.lead')} step="file" />
      <div className={styles.drop}>
        <DropZone
          label={t('file.drop')}
          chooseLabel={t('file.choose')}
          accept={accepted}
          allowsMultiple
          onFiles={queue.add}
        >
          <p>{t('file.formats')}</p>
        </DropZone>
      </div>
      {queue.files.length > 0 && <Queue queue={queue} />}
      <Promises />
    </Page>
  )
}

/** What people worry about before they hand over a list. */
function Promises() {
  const t = useT()
  return (
    <ul className={styles.promises}>
      {(['look', 'keep', 'bsn', 'undo'] as const).map((id) => (
        <li key={id}>
          <strong>{t(`file.promise.${id}`)}</strong> {t(`file.promise.${id}Text`)}
        </li>
      ))}
    </ul>
  )
}

function Queue({ queue }: { readonly queue: UploadQueue }) {
  const t = useT()
  return (
    <section className={styles.queue} aria-labelledby="upload-queue">
      <h2 id="upload-queue">{t('file.queue')}</h2>
      <ul>
        {queue.files.map((item) => (
          <li key={item.key} className={styles.queued}>
            <QueuedText item={item} />
            <QueuedActions item={item} queue={queue} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function QueuedText({ item }: { readonly item: QueuedFile }) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const size = format.bytes(item.file.size)
  if (item.state === 'uploading') {
    return <ProgressBar label={item.file.name} value={item.fraction} detail={t('file.uploading', { size })} />
  }
  const tone = { waiting: 'neutral', done: 'success', failed: 'danger', stopped: 'neutral' } as const
  return (
    <div className={styles.queuedText}>
      <strong>{item.file.name}</strong>
      <Status tone={tone[item.state]}>{t(`file.state.${item.state}`, { size })}</Status>
      {item.state === 'failed' && (
        <p role="alert" className={styles.problem}>
          {problemText(item.error)}
        </p>
      )}
    </div>
  )
}

function QueuedActions({ item, queue }: { readonly item: QueuedFile; readonly queue: UploadQueue }) {
  const t = useT()
  const { name } = item.file
  if (item.state === 'uploading') {
    return (
      <Button size="small" onPress={() => queue.stop(item.key)}>
        {t('file.stop')}
      </Button>
    )
  }
  if (item.importId !== null) {
    return (
      <LinkButton size="small" href={importHref(item.importId)}>
        {t('file.goOn')}
      </LinkButton>
    )
  }
  return (
    <div className={styles.queuedActions}>
      {item.state !== 'waiting' && (
        <Button size="small" icon={<RotateCcw aria-hidden="true" />} onPress={() => queue.again(item.key)}>
          {t('file.again')}
        </Button>
      )}
      <IconButton
        size="small"
        label={t('file.remove', { name })}
        icon={<X aria-hidden="true" />}
        onPress={() => queue.remove(item.key)}
      />
    </div>
  )
}
