/** A value used by more relations than this is a placeholder ("geen@e-mail.nl") and says nothing about two of them. */
export const PLACEHOLDER_FROM = 20
