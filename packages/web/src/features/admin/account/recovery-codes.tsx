import { Copy, Download, Printer } from 'lucide-react'
import { useSession } from '../../../lib/session.tsx'
import { copyText, downloadText } from '../../../lib/save-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import styles from './account.module.css'

export interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly onKept: () => void
}

/** Shown once. There are three ways to keep them, because a screen is not one. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const t = useT()
  const { user } = useSession()
  const heading = t('account.recoveryFile', { email: user.email })
  const text = [heading, '', ...codes, ''].join('\n')
  const copy = async () => {
    await copyText(text)
    showToast({ text: t('account.copied') })
  }
  return (
    <Stack>
      <p>{t('account.recoveryText')}</p>
      <div className={styles.printed}>
        <p className={styles.printHeading}>{heading}</p>
        <ol className={styles.codes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <Row>
        <Button autoFocus icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
          {t('account.copy')}
        </Button>
        <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
          {t('account.print')}
        </Button>
        <Button
          icon={<Download aria-hidden="true" />}
          onPress={() => downloadText('klantregie-herstelcodes.txt', text)}
        >
          {t('account.download')}
        </Button>
      </Row>
      <div>
        <Button tone="primary" onPress={onKept}>
          {t('account.recoveryKept')}
        </Button>
      </div>
    </Stack>
  )
}
