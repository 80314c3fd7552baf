/** The rights of one person, as in `Ctx`: masks of domains as text, and what they may do. */
export type Seen = {
  readonly domainMask: string
  readonly rights: {
    readonly change: string
    readonly export: string
    readonly delete: string
    readonly special?: readonly string[]
    readonly fields: Readonly<
      Record<string, { readonly shown: string; readonly clear: string; readonly change: string }>
    >
  }
}

/**
 * What two people both may. Who looks along as a colleague sees no more than that colleague, and never more than they see
 * themselves: looking along is no way to more rights.
 */
export function bothMay(one: Seen, other: Seen): Seen {
  const fields = new Set([...Object.keys(one.rights.fields), ...Object.keys(other.rights.fields)])
  return {
    domainMask: shared(one.domainMask, other.domainMask),
    rights: {
      change: shared(one.rights.change, other.rights.change),
      export: shared(one.rights.export, other.rights.export),
      delete: shared(one.rights.delete, other.rights.delete),
      fields: Object.fromEntries([...fields].map((field) => [field, bothOfField(one, other, field)])),
      // What is special is so in the whole house, whoever looks.
      ...(one.rights.special === undefined ? {} : { special: one.rights.special }),
    },
  }
}

function bothOfField(one: Seen, other: Seen, field: string) {
  const [first, second] = [fieldOf(one, field), fieldOf(other, field)]
  return {
    shown: shared(first.shown, second.shown),
    clear: shared(first.clear, second.clear),
    change: shared(first.change, second.change),
  }
}

/** A field without limits follows the relation. */
function fieldOf({ domainMask, rights }: Seen, field: string) {
  return rights.fields[field] ?? { shown: domainMask, clear: domainMask, change: rights.change }
}

/** "Every domain" has all bits, so that sharing it leaves the other as it is. */
function shared(one: string, other: string): string {
  return (BigInt(one) & BigInt(other)).toString()
}
