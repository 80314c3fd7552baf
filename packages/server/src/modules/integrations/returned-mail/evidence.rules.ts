import type { Evidence } from './judge.rules.ts'
import { divideNotice, isDelayNotice, momentIn, recipientsIn, segmentOf } from './notice-text.rules.ts'
import { addressesIn, allFields, firstField, originalFields, readHeaderFields } from './returned-message.rules.ts'
import type { ReturnedMessage } from './returned-message.rules.ts'
import type { RecipientStatus } from './status-report.rules.ts'

/** Brings the status fields of one recipient together with what the text of the report says about it. */
export function evidenceFromStatus(
  status: RecipientStatus,
  all: readonly RecipientStatus[],
  notice: string,
  message: ReturnedMessage,
): Evidence {
  const others = all.flatMap((other) => (other === status ? [] : other.aliases))
  const named = segmentOf(notice, status.aliases, others)
  // A report about one recipient is about it as a whole, also where it does not name it.
  const segment = all.length === 1 && named.length < notice.length ? notice : named
  return {
    recipient: status.recipient,
    answer: answerOf(status, named === '' ? segment : named, message.text),
    segment: withoutSubject(segment),
    statusField: status.status,
    statusComment: status.statusComment,
    isLocalProgram: status.diagnosticType === 'x-unix',
    isDelayed: status.action === 'delayed' || (status.action === null && isDelayNotice(message.subject, notice)),
    moment: momentIn(`${segment}\n${status.diagnostic}`),
    hosts: [status.remoteHost ?? '', ...status.aliases, senderOf(message)].join(' ').toLowerCase(),
  }
}

/** The report repeats the subject of our own letter, and that may be any sentence: "Je postvak is vol". */
function withoutSubject(text: string): string {
  return text.replace(
    /^[ \t>]*(?:the )?(?:message )?(?:subject|onderwerp|betreff|objet)(?: of the message is| was)?[ \t]*:[^\n]*$/gim,
    '',
  )
}

function senderOf(message: ReturnedMessage): string {
  return firstField(message.headers, 'from') ?? ''
}

/**
 * The words of the other side. Usually the diagnostic field; an old sendmail only gives them in brackets in the text,
 * a delivery program of Dovecot gives the true cause in the text and the template's "user unknown" in the field, and a
 * content filter names the defect of the header in the text and "spam" in the field.
 */
function answerOf(status: RecipientStatus, segment: string, text: string): string {
  const rejected = /was automatically rejected:\s+([^\n]{3,300})/i.exec(text)?.[1]
  if (rejected !== undefined) return rejected
  const defect = /^[^\n]{0,40}duplicate header field[^\n]{0,100}/im.exec(text)?.[0]
  if (defect !== undefined) return `${defect}\n${status.diagnostic}`
  if (/\p{L}{2}/u.test(status.diagnostic)) return status.diagnostic
  const reason = /^\s*\(reason: ([^\n]{3,500})\)\s*$/m.exec(segment)?.[1]
  return reason ?? status.diagnostic.replace(/^\s*\d{1,2}\s*$/, '')
}

/** The same for a report that has only text: one piece of evidence for every recipient it names. */
export function evidenceFromText(message: ReturnedMessage): readonly Evidence[] {
  const { notice, original } = divideNotice(message.text)
  const recipients = recipientsOfText(message, notice, original)
  const isDelayed = isDelayNotice(message.subject, notice)
  if (recipients.length === 0) return [textEvidence(null, `${message.subject}\n${notice}`, isDelayed)]
  return recipients.map((recipient) => {
    const others = recipients.filter((other) => other !== recipient)
    const segment = others.length === 0 ? notice : segmentOf(notice, [recipient], others)
    return textEvidence(recipient, segment, isDelayed)
  })
}

function textEvidence(recipient: string | null, segment: string, isDelayed: boolean): Evidence {
  return {
    recipient,
    answer: '',
    segment: withoutSubject(segment),
    statusField: null,
    statusComment: '',
    isLocalProgram: false,
    isDelayed,
    moment: momentIn(segment),
    hosts: segment.toLowerCase().slice(0, 4000),
  }
}

function recipientsOfText(message: ReturnedMessage, notice: string, original: string): readonly string[] {
  const failed = addressesIn(allFields(message.headers, 'x-failed-recipients').join(' '))
  if (failed.length > 0) return failed
  const receivedBy = ['to', 'delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) =>
    addressesIn(allFields(message.headers, name).join(' ')),
  )
  const named = recipientsIn(notice, receivedBy)
  if (named.length > 0) return named
  const returned = [...originalFields(message), readHeaderFields(original)]
  const to = returned.map((fields) => firstField(fields, 'to')).find((value) => value !== null)
  return addressesIn(to ?? '').slice(0, 1)
}
