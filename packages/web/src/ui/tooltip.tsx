import type { ReactNode } from 'react'
import {
  Button,
  Dialog,
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
      <AriaPopover {...rest} className={styles.popover ?? ''}>
        <Dialog className={styles.popoverBody ?? ''} aria-label={label}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
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
export function DefinitionHint({ term, definition, children }: DefinitionHintProps) {
  return (
    <DialogTrigger>
      <TooltipTrigger delay={250} closeDelay={80}>
        <Button className={styles.term ?? ''}>{term}</Button>
        <TooltipBubble>{definition}</TooltipBubble>
      </TooltipTrigger>
      <AriaPopover className={styles.popover ?? ''} placement="bottom start">
        <Dialog className={styles.popoverBody ?? ''} aria-label={term}>
          <strong>{term}</strong>
          <p>{definition}</p>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
