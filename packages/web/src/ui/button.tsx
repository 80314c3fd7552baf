import type { ReactNode } from 'react'
import { Button as AriaButton, Link as AriaLink, TooltipTrigger } from 'react-aria-components'
import type { ButtonProps as AriaButtonProps, LinkProps as AriaLinkProps } from 'react-aria-components'
import { cx } from './class-names.ts'
import { TooltipBubble } from './tooltip.tsx'
import styles from './button.module.css'

/** One `primary` at most on a screen: it is the thing the eye goes to first. */
export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Look {
  readonly tone?: ButtonTone | undefined
  readonly size?: 'medium' | 'small' | undefined
  readonly icon?: ReactNode
  readonly fullWidth?: boolean | undefined
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'>, Look {
  readonly children: ReactNode
}

function lookOf({ tone = 'secondary', size = 'medium', fullWidth = false }: Look): string {
  return cx(styles.button, styles[tone], size === 'small' && styles.small, fullWidth && styles.fullWidth)
}

/**
 * `isPending` keeps the focus and says that work is going on; a press does nothing meanwhile. `children` is a verb.
 * Not the library's own pending state: its announcement leaves an image without a name behind when the button goes away.
 */
export function Button({
  tone,
  size,
  icon,
  fullWidth,
  children,
  isPending = false,
  onPress,
  type,
  ...rest
}: ButtonProps) {
  const pressed = isPending ? {} : { ...(onPress ? { onPress } : {}), ...(type ? { type } : {}) }
  return (
    <AriaButton
      {...rest}
      {...pressed}
      className={lookOf({ tone, size, fullWidth })}
      {...(isPending ? { 'aria-disabled': true } : {})}
    >
      {isPending ? <span className={styles.spinner} aria-hidden="true" /> : icon}
      <span>{children}</span>
    </AriaButton>
  )
}

export interface LinkButtonProps extends Omit<AriaLinkProps, 'className' | 'style' | 'children'>, Look {
  readonly children: ReactNode
}

/** A link that looks like a button: it goes somewhere, it does not do something. */
export function LinkButton({ tone, size, icon, fullWidth, children, ...rest }: LinkButtonProps) {
  return (
    <AriaLink {...rest} className={lookOf({ tone, size, fullWidth })}>
      {icon}
      <span>{children}</span>
    </AriaLink>
  )
}

export interface TextLinkProps extends Omit<AriaLinkProps, 'className' | 'style'> {
  readonly quiet?: boolean
}

/** A link in running text or a table. `quiet` shows its underline on hover and focus only, for columns full of links. */
export function TextLink({ quiet = false, ...rest }: TextLinkProps) {
  return <AriaLink {...rest} className={cx(styles.textLink, quiet && styles.quietLink)} />
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The name, read aloud and shown as a tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly size?: 'medium' | 'small'
}

export function IconButton({ label, icon, size = 'medium', ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.iconButton, size === 'small' && styles.iconSmall)}>
        {icon}
      </AriaButton>
      <TooltipBubble>{label}</TooltipBubble>
    </TooltipTrigger>
  )
}
