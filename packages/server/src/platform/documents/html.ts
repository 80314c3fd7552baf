import { escaped, type Block, type Document } from './document.ts'

/** One page that stands by itself: no script, nothing from elsewhere, to be read, printed and heard. */
const STYLE = `
:root{color-scheme:light dark;font-family:"Segoe UI",system-ui,sans-serif;line-height:1.5}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{line-height:1.2}h2{margin-top:2.5rem;border-bottom:1px solid;padding-bottom:.25rem}
p{white-space:pre-line}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border:1px solid;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
dt{font-weight:600;margin-top:.5rem}dd{margin:0;white-space:pre-line}
.scroll{overflow-x:auto}
@media print{body{margin:0;max-width:none}h2,h3,caption{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}}
`

export function toHtml({ language, title, lead, blocks }: Document): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${escaped(title)}</h1>
${lead.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${blocks.map(blockOf).join('\n')}
</main></body></html>
`
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
    case 'facts':
      return `<dl>${block.items.map(([term, value]) => `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`
    case 'table':
      return tableOf(block)
  }
}

/** The first cell of a row names it, so a screen reader can say which row a value belongs to. */
function tableOf({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')
  const body = rows
    .map(([first = '', ...rest]) => {
      const cells = rest.map((cell) => `<td>${escaped(cell)}</td>`).join('')
      return `<tr><th scope="row">${escaped(first)}</th>${cells}</tr>`
    })
    .join('\n')
  // Reachable by keyboard, so that a wide table can be scrolled on a small screen.
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}
