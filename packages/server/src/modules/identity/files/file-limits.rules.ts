/**
 * What one file may cost. A refusal beyond a limit names the limit, so that somebody with an honest but enormous list
 * knows to cut it in two. All figures apply to one reading of one file.
 */
export type FileLimits = {
  /** Bytes on disk. A list of eight million relations with thirty columns is about this size. */
  readonly maxBytes: number
  /** Bytes on disk of a file that can only be read by loading it whole (.xls): its format ends at 65,536 rows. */
  readonly maxWholeFileBytes: number
  /** Filled columns in one sheet. The widest honest list we know has 50; matrices and forms are not lists. */
  readonly maxColumns: number
  /** Filled rows in one sheet. */
  readonly maxRows: number
  /** Filled cells in one sheet. */
  readonly maxCells: number
  /** Characters in one cell: three times what Excel allows; beyond it a quotation mark was never closed. */
  readonly maxCellCharacters: number
  /** Bytes that all parts of a zipped workbook together may unpack to. A million rows of forty columns is about 2 GB. */
  readonly maxUnpackedBytes: number
  /** Unpacked : packed for one part. Honest sheets stay below 60; deflate itself ends at 1,032. */
  readonly maxUnpackRatio: number
  /** The ratio is judged only from this unpacked size on: small parts of equal cells pack extremely well and do no harm. */
  readonly ratioAppliesFromBytes: number
  /** Parts in a zipped workbook. */
  readonly maxZipEntries: number
  /** Bytes of distinct texts in a workbook, which must be at hand while its rows are read. */
  readonly maxSharedTextBytes: number
  /** Sheets in a workbook. */
  readonly maxSheets: number
  /** Memory of the reading process in megabytes, everything included. */
  readonly maxMemoryMegabytes: number
  /** Milliseconds an inspection may take, and milliseconds a reader may be silent while we wait for its next rows. */
  readonly timeoutMilliseconds: number
}

const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB

export const defaultFileLimits: FileLimits = {
  maxBytes: GIB,
  maxWholeFileBytes: 48 * MIB,
  maxColumns: 500,
  maxRows: 10_000_000,
  maxCells: 50_000_000,
  maxCellCharacters: 100_000,
  maxUnpackedBytes: 4 * GIB,
  maxUnpackRatio: 200,
  ratioAppliesFromBytes: 20 * MIB,
  maxZipEntries: 10_000,
  maxSharedTextBytes: 192 * MIB,
  maxSheets: 500,
  maxMemoryMegabytes: 512,
  timeoutMilliseconds: 10 * 60 * 1000,
}
