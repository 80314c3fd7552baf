import { hasPhrase } from './phrases.rules.ts'
import type { SmtpMoment } from './notice-text.rules.ts'
import type { Codes } from './status-codes.rules.ts'

/** Sentences that only a system that looked the address up can write. They need no further evidence. */
const LOOKED_UP: readonly string[] = [
  'email account that you tried to reach does not exist',
  'account that you tried to reach does not exist',
  'recipnotfound',
  'recipientnotfound',
  'recipient not found by smtp address lookup',
  'not listed in domino directory',
  'not listed in public name',
  'recipient name is not recognized',
  'no mailbox here by that name',
  'no mailbox by that name',
  'no valid recipients for this mm',
  'invalid final delivery userid',
  'unknown user: ',
  'unknown local user',
  'unknown local-part',
  'unknown local part',
  'unknown user account',
  'unknown to address',
  'unknown or illegal user',
  'unknown or illegal alias',
  'user unknown in virtual',
  'user unknown in local recipient',
  'user unknown in relay recipient',
  'user unknown in recipient',
  'unknown recipient or mailbox unavailable',
  'mailbox does not exist',
  'mailbox not found',
  "mailbox doesn't exist",
  "doesn't have a yahoo.",
  'user does not exist -',
  'user mailbox not found',
  'destinataire invalide',
  "adresse d'au moins un destinataire invalide",
  'addressee unknown',
  'recipient address does not exist',
  'recipient does not exist',
  'recipient unknown',
  'recipient not found',
  'recipient not exist',
  'unknown recipient',
  'delivery to non-existing',
  'no such mailbox',
  'no such recipient',
  'no such address here',
  'invalid mailbox',
  'invalid recipient',
  'bad destination mailbox address',
  'bad destination email address',
  'mailbox name not allowed',
  "address couldn't be found",
  'address could not be found',
  "wasn't found at",
  'e-mail address was not found',
  "email address wasn't found",
  "email address you entered couldn't be found",
  'not a known user',
  'not known at this site',
  'requested action not taken: user unknown',
  'adres bestaat niet',
  'e-mailadres bestaat niet',
  'gebruiker bestaat niet',
  'gebruiker onbekend',
  'onbekende gebruiker',
  'ontvanger onbekend',
  'empfänger unbekannt',
  'benutzer unbekannt',
  'unbekannter empfänger',
  'adressat unbekannt',
  'utilisateur inconnu',
  'destinataire inconnu',
  'usuario desconocido',
  'destinatario desconocido',
  'utente sconosciuto',
  'destinatario sconosciuto',
  'nosuchuser',
]

/** The same said in words that mail filters use as well, to tell a sender they do not want that nobody lives there. */
const SAID_EASILY: readonly string[] = [
  'user unknown',
  'unknown user',
  'user not found',
  'user not known',
  'user is unknown',
  'user is not known',
  'user does not exist',
  "user doesn't exist",
  'user not exist',
  'user * does not exist',
  'user * not found',
  'user * unknown',
  'user invalid',
  'invalid user',
  'not a valid user',
  'not a valid mailbox',
  'not a valid recipient',
  'no such user',
  'no such person',
  'no such account',
  'no such address',
  'no user here',
  'no user with that name',
  'no account by that name',
  'no mailbox',
  'no longer available',
  'no longer valid',
  'no longer in use',
  'no longer exists',
  'no longer employed',
  'no longer works',
  'not our local',
  'unknown account',
  'unknown mailbox',
  'unknown address',
  'unknown email address',
  'unknown local',
  'account does not exist',
  'account * does not exist',
  'account not found',
  'account * not found',
  'address unknown',
  'address does not exist',
  'address * does not exist',
  'address not found',
  'address not valid',
  'address is invalid',
  'address error',
  'invalid address',
  'invalid mail address',
  'mail address is invalid',
  'mailbox unavailable',
  'mailbox unknown',
  'mailbox is unavailable',
  'recipient invalid',
  'recipient not available',
  'recipient is not local',
  "doesn't have a * account",
  'does not have an account',
  'is not a known',
  'undeliverable address',
  'verification failed for',
  'cannot be delivered to this address',
  'mailbox not available',
  'not a mailbox',
]

/**
 * Judges "nobody of that name here". An address is only given up when the words are backed by more than the words: by a
 * status code for a bad mailbox (5.1.x), or by coming when the recipient was named (RCPT) instead of after the letter
 * had been read. Otherwise it is `filtered`, which counts but removes nothing at once.
 */
export function judgeUnknownUser(
  comparable: string,
  codes: Codes,
  statusField: string | null,
  moment: SmtpMoment | null,
): 'userunknown' | 'filtered' | null {
  if (hasRefusalCode(codes)) return isUnknownUserText(comparable) ? 'filtered' : null
  if (isDirectoryBlock(comparable, codes)) return 'userunknown'
  if (LOOKED_UP.some((phrase) => hasPhrase(comparable, phrase))) return 'userunknown'
  if (!SAID_EASILY.some((phrase) => hasPhrase(comparable, phrase))) return null
  if (isMailboxCode(codes.enhanced) || (codes.enhanced === null && isMailboxCode(statusField))) return 'userunknown'
  return moment === 'recipient' ? 'userunknown' : 'filtered'
}

function isUnknownUserText(comparable: string): boolean {
  return [...LOOKED_UP, ...SAID_EASILY].some((phrase) => hasPhrase(comparable, phrase))
}

/** A code that says "security or policy" (x.7.y) speaks against an unknown mailbox, whatever the words are. */
function hasRefusalCode(codes: Codes): boolean {
  return codes.enhanced !== null && /^\d\.7\./.test(codes.enhanced)
}

/** Exchange Online refuses an address that is not in the directory of the organisation with these words and this code. */
export function isDirectoryBlock(comparable: string, codes: Codes): boolean {
  return codes.enhanced === '5.4.1' && comparable.includes('recipient address rejected: access denied')
}

/** x.1.1, and the codes large hosts use for the same: x.1.10 (Exchange), x.1.351 (Exchange, passing it on). */
function isMailboxCode(code: string | null): boolean {
  return code !== null && /^[245]\.1\.(?:1|3|10|351)$/.test(code)
}
