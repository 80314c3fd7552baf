import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button, IconButton } from './button.tsx'
import { cx } from './class-names.ts'
import { useUiTexts } from './texts.tsx'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly isOpen: boolean
  /**
   * Called by Escape, the cross and a click outside. Focus then returns to where it was. Absent when there is no way
   * round what the dialog asks: then there is no cross either.
   */
  readonly onClose?: (() => void) | undefined
  readonly title: string
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly footer?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** False while something half-typed would be lost by a click outside. */
  readonly isDismissable?: boolean
}

export function Dialog({
  isOpen,
  onClose,
  title,
  children,
  footer,
  size = 'medium',
  isDismissable = true,
}: DialogProps) {
  const texts = useUiTexts()
  return (
    <Veil isOpen={isOpen} onClose={onClose} isDismissable={isDismissable}>
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            {onClose && <IconButton label={texts.close} icon={<X aria-hidden="true" />} onPress={onClose} />}
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </Veil>
  )
}

interface VeilProps {
  readonly isOpen: boolean
  readonly onClose: (() => void) | undefined
  readonly isDismissable: boolean
  readonly children: ReactNode
}

function Veil({ isOpen, onClose, isDismissable, children }: VeilProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable={isDismissable && onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.()
      }}
      className={styles.veil ?? ''}
    >
      {children}
    </ModalOverlay>
  )
}

/** What an action will touch, counted, before it happens: `{ label: 'Relaties', count: '1.204' }`. */
export interface Consequence {
  readonly label: string
  readonly count: string
}

export interface AlertDialogProps {
  readonly isOpen: boolean
  readonly onCancel: () => void
  readonly onConfirm: () => void
  readonly title: string
  readonly children: ReactNode
  readonly consequences?: readonly Consequence[]
  /** A verb and its object: "Verwijder 12 relaties", never "OK". */
  readonly confirmLabel: string
  readonly tone?: 'primary' | 'danger'
  readonly isPending?: boolean
}

/** Asks before something that cannot simply be undone. The safe choice has the focus. */
export function AlertDialog(props: AlertDialogProps) {
  const {
    isOpen,
    onCancel,
    onConfirm,
    title,
    children,
    consequences = [],
    confirmLabel,
    tone = 'danger',
    isPending = false,
  } = props
  const texts = useUiTexts()
  return (
    <Veil isOpen={isOpen} onClose={onCancel} isDismissable={false}>
      <Modal className={cx(styles.modal, styles.small)}>
        <AriaDialog role="alertdialog" className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
          </header>
          <div className={styles.body}>
            {children}
            {consequences.length > 0 && (
              <dl className={styles.counts}>
                {consequences.map(({ label, count }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{count}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
          <footer className={styles.footer}>
            <Button onPress={onCancel} autoFocus>
              {texts.cancel}
            </Button>
            <Button tone={tone} onPress={onConfirm} isPending={isPending}>
              {confirmLabel}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </Veil>
  )
}
