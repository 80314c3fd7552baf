import { crc32, deflateRawSync } from 'node:zlib'

export type ZipPart = {
  readonly name: string
  readonly content: string | Uint8Array
  /** A lie about the unpacked size. */
  readonly claimedBytes?: number
  readonly isEncrypted?: boolean
}

/** Builds a zip in memory, including ones that no honest program would write. */
export function buildZip(parts: readonly ZipPart[]): Buffer {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimedBytes, isEncrypted } of parts) {
    const raw = Buffer.from(content as Uint8Array)
    const packed = deflateRawSync(raw)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(isEncrypted === true ? 1 : 0, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(raw), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimedBytes ?? raw.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, rest, Buffer.from(name)]),
    )
    body.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...body, central, end])
}

type Sheet = {
  readonly name: string
  readonly state?: string
  readonly xml: string | Uint8Array
  readonly claimedBytes?: number
}

type WorkbookParts = {
  readonly sheets: readonly Sheet[]
  readonly styles?: string
  readonly texts?: string
  readonly is1904?: boolean
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A minimal .xlsx around the given XML of its sheets. */
export function buildXlsx({ sheets, styles, texts, is1904 = false }: WorkbookParts): Buffer {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}" state="${state ?? 'visible'}"/>`,
  )
  const relations = [
    ...sheets.map(
      (_, index) => `<Relationship Id="s${index}" Type="${RELATION}/worksheet" Target="worksheets/s${index}.xml"/>`,
    ),
    `<Relationship Id="st" Type="${RELATION}/styles" Target="styles.xml"/>`,
    `<Relationship Id="tx" Type="${RELATION}/sharedStrings" Target="/xl/sharedStrings.xml"/>`,
  ]
  return buildZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="w" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${RELATION}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${relations.join('')}</Relationships>` },
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: styles }]),
    ...(texts === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: texts }]),
    ...sheets.map(({ xml, claimedBytes }, index) => ({
      name: `xl/worksheets/s${index}.xml`,
      content: xml,
      ...(claimedBytes === undefined ? {} : { claimedBytes }),
    })),
  ])
}

/** A sheet of rows given as XML. */
export function sheetXml(rows: string, after = ''): string {
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`
}

export function buildOds(body: string, manifest = '<manifest/>', prolog = ''): Buffer {
  return buildZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'META-INF/manifest.xml', content: manifest },
    {
      name: 'content.xml',
      content: `${prolog}<office:document-content><office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
    },
  ])
}
