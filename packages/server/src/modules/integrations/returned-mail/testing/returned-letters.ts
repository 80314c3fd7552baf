/** A report in the standard form (RFC 3464) with the given answer of the other side. */
export function aReport(about: {
  readonly diagnostic: string
  readonly status?: string
  readonly action?: string
  readonly notice?: string
  readonly to?: string
  readonly original?: string
}): Buffer {
  const lines = [
    'From: MAILER-DAEMON@mail.example.nl (Mail Delivery System)',
    `To: ${about.to ?? 'retour@biblio.example'}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="grens"',
    '',
    '--grens',
    'Content-Type: text/plain; charset=utf-8',
    '',
    about.notice ?? 'This is the mail system at host mail.example.nl.',
    '',
    '--grens',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.nl',
    '',
    'Final-Recipient: rfc822; lezer@example.nl',
    `Action: ${about.action ?? 'failed'}`,
    `Status: ${about.status ?? '5.0.0'}`,
    `Diagnostic-Code: smtp; ${about.diagnostic}`,
    '',
    '--grens',
    'Content-Type: message/rfc822',
    '',
    about.original ??
      'Message-ID: <brief-1@biblio.example>\r\nTo: lezer@example.nl\r\nSubject: Nieuwsbrief\r\n\r\nDag!',
    '',
    '--grens--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

/** A letter with only text. */
export function aLetter(headers: Readonly<Record<string, string>>, text: string): Buffer {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from([...head, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n'))
}
