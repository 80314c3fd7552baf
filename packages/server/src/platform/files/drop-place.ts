/** Where other systems leave files on this machine: a folder per organisation below `root`, and how large a file may be, in bytes. */
export type DropPlace = { readonly root: string; readonly mostBytes: number }
