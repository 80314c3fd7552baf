/**
 * Why a message came back, or why a report came at all. The names are those of the classification in use for mail
 * research (INTEGRATIONS, "E-mail"), so that figures can be compared.
 */
export const BOUNCE_REASONS = [
  // The address is no good.
  'userunknown',
  'hostunknown',
  'hasmoved',
  // The mailbox or the system on the other side cannot take it now.
  'mailboxfull',
  'exceedlimit',
  'expired',
  'networkerror',
  'systemerror',
  'systemfull',
  'toomanyconn',
  'mailererror',
  'notaccept',
  'onhold',
  'undefined',
  // The other side does not want it, and it may lie with the address.
  'suspend',
  'filtered',
  'rejected',
  // It lies with us: our server, our domain, our message.
  'blocked',
  'badreputation',
  'authfailure',
  'policyviolation',
  'requireptr',
  'securityerror',
  'failedstarttls',
  'notcompliantrfc',
  'speeding',
  'spamdetected',
  'norelaying',
  'contenterror',
  'virusdetected',
  'mesgtoobig',
  'syntaxerror',
  // No failure.
  'feedback',
  'vacation',
  'delivered',
] as const

export type BounceReason = (typeof BOUNCE_REASONS)[number]

const ADDRESS_IS_WRONG: ReadonlySet<BounceReason> = new Set(['userunknown', 'hostunknown', 'hasmoved'])

/**
 * Hard: trying again will never help. Never hard is a warning that delivery is delayed, whatever it says: the system
 * is still trying, and many systems refuse everybody for a first time ("greylisting") with the words of an unknown user.
 */
export function isHardReason(reason: BounceReason, isTemporary: boolean, isGivenUp: boolean): boolean {
  if (!ADDRESS_IS_WRONG.has(reason)) return reason === 'notaccept' && !isTemporary
  // A server that kept saying "unknown user" until the other side gave up meant it; a name server may just be down.
  return !isTemporary || (isGivenUp && reason === 'userunknown')
}
