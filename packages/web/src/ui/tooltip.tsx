import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  DialogTrigger,
  Popover as AriaPopover,
  Tooltip as AriaTooltip,
  TooltipTrigger,
} from 'react-aria-components'
import type { PopoverProps as AriaPopoverProps } from 'react-aria-components'
import styles from './tooltip.module.css'

export function TooltipBubble({ children }: { readonly children: ReactNode }) {
  return (
    <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
      {children}
    </AriaTooltip>
  )
}

export interface TooltipProps {
  /** A short plain sentence. Anything that must be read belongs on the page, not here. */
  readonly text: string
  /** One focusable element that understands React Aria, such as Button. */
  readonly children: ReactNode
}

export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      {children}
      <TooltipBubble>{text}</TooltipBubble>
    </TooltipTrigger>
  )
}

export interface PopoverProps extends Omit<AriaPopoverProps, 'className' | 'style' | 'children' | 'trigger'> {
  readonly children: ReactNode
  /** Names the popover for screen readers. */
  readonly label: string
  readonly trigger: ReactNode
}

/** A small surface beside its trigger. Escape and a click outside close it; focus returns to the trigger. */
export function Popover({ children, label, trigger, ...rest }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <PopoverDialog {...rest} label={label}>
        {children}
      </PopoverDialog>
    </DialogTrigger>
  )
}

/**
 * The surface itself is the dialog, with all that the library puts in it: a dialog of our own inside would leave its hidden
 * buttons to close outside every region. The name is the label, not the button that opened it.
 */
function PopoverDialog({ children, label, ...rest }: Omit<PopoverProps, 'trigger'>) {
  return (
    <AriaPopover {...rest} aria-label={label} aria-labelledby="" className={styles.popover ?? ''}>
      <div className={styles.popoverBody}>{children}</div>
    </AriaPopover>
  )
}

export interface DefinitionHintProps {
  /** The word that is explained, as it stands on the screen. */
  readonly term: string
  readonly definition: string
  /** For example who owns the definition, or a link to it. */
  readonly children?: ReactNode
}

/** A defined term: dotted underline; its meaning is one hover or focus away, and a tap on a phone opens it to stay. */
export function DefinitionHint(hint: DefinitionHintProps) {
  return <Explanation {...hint} trigger={<Button className={styles.term ?? ''}>{hint.term}</Button>} />
}

export interface DefinitionMarkProps extends DefinitionHintProps {
  /** Names the mark for who hears it: "Uitleg: Lener". */
  readonly label: string
}

/** The same as a small mark, beside a word that does something else when it is pressed: a heading that sorts, a label. */
export function DefinitionMark({ label, ...hint }: DefinitionMarkProps) {
  return (
    <Explanation
      {...hint}
      trigger={
        <Button className={styles.termMark ?? ''} aria-label={label}>
          <CircleHelp aria-hidden="true" />
        </Button>
      }
    />
  )
}

function Explanation({ term, definition, children, trigger }: DefinitionHintProps & { readonly trigger: ReactNode }) {
  return (
    <DialogTrigger>
      <TooltipTrigger delay={250} closeDelay={80}>
        {trigger}
        <TooltipBubble>{definition}</TooltipBubble>
      </TooltipTrigger>
      <PopoverDialog label={term} placement="bottom start">
        <strong>{term}</strong>
        <p>{definition}</p>
        {children}
      </PopoverDialog>
    </DialogTrigger>
  )
}
