import type { Language } from '@klantregie/contract'

/** What a mail says, without how it looks: each entry a paragraph, or something to do on our own site. */
export type MailContent = {
  readonly subject: string
  readonly blocks: readonly MailBlock[]
  /** Why the reader gets this, at the foot. */
  readonly reason: string
  /** Where mail programs can stop all of it with one click (RFC 8058). */
  readonly unsubscribeUrl?: string
}
export type MailBlock = string | { readonly label: string; readonly href: string }

/** Both forms of a mail: text for who prefers it and for programs, HTML that a screen reader and a phone read well. */
export function layOut(content: MailContent, language: Language): { subject: string; text: string; html: string } {
  return { subject: oneLine(content.subject), text: textOf(content), html: htmlOf(content, language) }
}

/** A subject is one line; a name with a line break in it must not become a header. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200)
}

function textOf({ blocks, reason }: MailContent): string {
  const parts = blocks.map((block) => (typeof block === 'string' ? block : `${block.label}:\n${block.href}`))
  return `${[...parts, `-- \n${reason}`].join('\n\n')}\n`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** One column, no pictures, nothing that calls home. Colours meet 4.5:1 on white and in dark mode are the reader's own. */
function htmlOf({ subject, blocks, reason }: MailContent, language: Language): string {
  const body = blocks
    .map((block) =>
      typeof block === 'string'
        ? `<p>${escaped(block)}</p>`
        : `<p><a href="${escaped(block.href)}" style="color:#7a1f2b">${escaped(block.label)}</a></p>`,
    )
    .join('\n')
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(oneLine(subject))}</title></head>
<body style="font:16px/1.5 sans-serif;max-width:36em;margin:1.5em auto;padding:0 1em">
<h1 style="font-size:1.3em">${escaped(oneLine(subject))}</h1>
${body}
<hr>
<p>${escaped(reason)}</p>
</body>
</html>
`
}
