import { firstField } from './returned-message.rules.ts'
import type { ReturnedMessage } from './returned-message.rules.ts'

const DAEMON =
  /mailer-daemon|mail[ ._-]?deliver|postmaster|post_master|mail administrator|mail-daemon|mailerdaemon|mdaemon|\bndr\b/i

const FAILURE_SUBJECT =
  /undeliver|deliver(?:y|ed)? (?:has )?(?:status|fail|delay|problem|notification|report|error)|(?:failure|delivery) (?:notice|notification)|returned mail|mail (?:system )?error|delivery failure|failed delivery|returning (?:message )?to sender|could not (?:be delivered|send)|couldn't be delivered|mail failure|message delivery has failed|error sending your mail|non[- ]?deliver|not delivered|not be delivered|loop alert|onbestelbaar|niet afgeleverd|niet bezorgd|afleveringsfout|bezorging mislukt|unzustellbar|nicht zugestellt|non remis|non recapitabile|no se puede entregar|não entregue|недоставлен|не доставлено|メールエラー|配信できません/i

const FAILURE_SENTENCE =
  /could ?n[o']t be delivered|cannot be delivered|unable to deliver|was not delivered|were not delivered|not able to be delivered|undeliverable|delivery (?:to the following|has) failed|did not reach the following|niet worden afgeleverd|niet worden bezorgd|konnte nicht zugestellt|n'a pas pu être (?:remis|distribu)/i

/**
 * Whether a message without status fields is a report of a mail system at all. A letter in which somebody quotes a
 * report, or forwards one to ask what it means, is not.
 */
export function isFailureNotice(message: ReturnedMessage): boolean {
  if (/^\s*(?:fwd?|doorst|wg|tr|rv|vs)\s*:/i.test(message.subject)) return false
  const from = firstField(message.headers, 'from') ?? ''
  if (firstField(message.headers, 'x-failed-recipients') !== null) return true
  if (DAEMON.test(from) || from.trim() === '<>') return true
  if (isReply(message)) return false
  if (FAILURE_SUBJECT.test(message.subject)) return true
  const hasNullSender = /^<\s*>$|^<mailer-daemon/i.test((firstField(message.headers, 'return-path') ?? '').trim())
  return hasNullSender && FAILURE_SENTENCE.test(message.text.slice(0, 8000))
}

/** People answer with "Re:"; the few systems that do call themselves post master and were recognised before this. */
function isReply(message: ReturnedMessage): boolean {
  return /^\s*(?:re|antw|aw)\s*:/i.test(message.subject)
}
