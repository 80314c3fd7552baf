import { describe, expect, it } from 'vitest'
import { classify } from './classify.rules.ts'
import { MAX_MESSAGE_BYTES, readMessage } from './read-message.ts'
import { aReport } from './testing/returned-letters.ts'

const MARKS = { headerName: 'X-Klantregie-Token', mailboxAddress: 'retour@biblio.example' }

/** Reports made to keep us busy or to bring us down. Each must end, quickly, without an error. */
function hostileMessages(): readonly (readonly [string, Buffer])[] {
  const head = 'From: MAILER-DAEMON@example.nl\r\nSubject: Undelivered\r\n'
  const nested = Array.from({ length: 400 }, (_, at) => {
    const open = `Content-Type: multipart/report; boundary="g${String(at)}"\r\n\r\n--g${String(at)}\r\n`
    return `${open}Content-Type: message/rfc822\r\n\r\n`
  })
  const parts = Array.from(
    { length: 5000 },
    () => '--g\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.nl\r\n',
  )
  const groups = Array.from(
    { length: 50_000 },
    (_, at) => `Final-Recipient: rfc822; a${String(at)}@b.nl\r\nStatus: 5.1.1\r\n`,
  )
  return [
    ['nothing at all', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256))],
    ['one endless line', Buffer.from(`${head}\r\n${'a@'.repeat(900_000)}`)],
    ['endless white space', Buffer.from(`${head}\r\n${' \t'.repeat(400_000)}550 5.1.1 x`)],
    ['endless answer codes', Buffer.from(`${head}\r\n${'550 5.1.1 '.repeat(100_000)}`)],
    ['endless headers', Buffer.from(`${'X-A: b\r\n'.repeat(200_000)}\r\n`)],
    ['a field called __proto__', Buffer.from(`${head}__proto__: x\r\nconstructor: y\r\n\r\nhallo`)],
    ['reports in reports', Buffer.from(`${head}${nested.join('')}einde`)],
    [
      'very many parts',
      Buffer.from(`${head}Content-Type: multipart/report; boundary="g"\r\n\r\n${parts.join('')}--g--`),
    ],
    ['very many recipients', aReport({ diagnostic: `550\r\n\r\n${groups.join('\r\n')}` })],
    ['deep HTML', Buffer.from(`${head}Content-Type: text/html\r\n\r\n${'<b>'.repeat(150_000)}`)],
    ['open brackets', Buffer.from(`${head}Content-Type: text/html\r\n\r\n${'<style'.repeat(150_000)}`)],
    [
      'broken JSON of a provider',
      Buffer.from(`${head}\r\n{"notificationType":"Bounce","bounce":${'['.repeat(100_000)}`),
    ],
    [
      'a broken boundary',
      Buffer.from(
        `${head}Content-Type: multipart/report; boundary="a"\r\n\r\n--b\r\n\r\nFinal-Recipient: rfc822;a@b.nl\r\nAction: failed`,
      ),
    ],
    ['far too large', Buffer.concat([Buffer.from(`${head}\r\n`), Buffer.alloc(MAX_MESSAGE_BYTES * 3, 'x')])],
  ]
}

describe('A message from a stranger can be anything', () => {
  it.each(hostileMessages())('%s', { timeout: 20_000 }, async (_name, raw) => {
    const message = await readMessage(raw)
    const found = classify(message, MARKS)
    expect(found.length).toBeLessThanOrEqual(1000)
    expect(message.text.length).toBeLessThanOrEqual(60_000)
    for (const row of found) expect(row.diagnostic.length).toBeLessThanOrEqual(500)
  })

  it('takes a report apart', async () => {
    const message = await readMessage(aReport({ diagnostic: '550 5.1.1 User unknown' }))
    expect(message.subject).toBe('Undelivered Mail Returned to Sender')
    expect(message.text).toContain('This is the mail system at host')
    expect(message.statusReports[0]).toContain('Final-Recipient: rfc822; lezer@example.nl')
    expect(message.originals[0]).toContain('Message-ID: <brief-1@biblio.example>')
    expect(message.text).not.toContain('Nieuwsbrief')
  })
})
