import { readConfig } from '../platform/config/config.ts'
import { OWN_ACCORD, withOrigin } from '../platform/audit/origin.ts'
import type { Origin } from '../platform/context.ts'
import type { Command } from './command.ts'

/** Loaded when asked for: `migrate` should not have to load the web server. */
const commands: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  serve: {
    summary: 'Start Klantregie (web en achtergrondwerk). Met --demo: ook de demonstratie-organisatie.',
    load: async () => (await import('./serve.ts')).serve,
  },
  migrate: {
    summary: 'Werk de database bij naar deze versie.',
    load: async () => (await import('./operate/migrate.ts')).migrateCommand,
  },
  demo: {
    summary: 'Maak de demonstratie-organisatie; met --remove: verwijder haar.',
    load: async () => (await import('./operate/demo.ts')).demoCommand,
  },
  user: {
    summary: 'Maak of herstel een gebruiker: user add | user password | user list.',
    load: async () => (await import('./operate/user.ts')).userCommand,
  },
  backup: {
    summary: 'Schrijf alles naar één bestand: backup BESTAND.',
    load: async () => (await import('./operate/backup.ts')).backupCommand,
  },
  restore: {
    summary: 'Zet een back-up terug in een lege installatie: restore BESTAND.',
    load: async () => (await import('./operate/restore.ts')).restoreCommand,
  },
  link: {
    summary: 'Meet het vergelijken: koppel alle lijsten in een map, zonder iets op te slaan: link MAP --out BESTAND.',
    load: async () => (await import('./operate/link.ts')).linkCommand,
  },
  audit: {
    summary: 'Controleer of het logboek niet is gewijzigd: audit verify | audit checkpoint | audit rotate-key.',
    load: async () => (await import('./operate/audit.ts')).auditCommand,
  },
  geography: {
    summary: 'Zet een nieuwere tabel van postcodegebieden of gemeenten neer: geography TABEL BESTAND --as-of DAG.',
    load: async () => (await import('./operate/geography.ts')).geographyCommand,
  },
  doctor: {
    summary: 'Controleer of alles in orde is en zeg wat er mis is.',
    load: async () => (await import('./operate/doctor.ts')).doctorCommand,
  },
}

/** Runs one operating command. Answers the exit code; never a stack trace for something a person can put right. */
export async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const [name = 'serve', ...rest] = args
  const command = commands[name]
  if (!command) {
    say(
      `Klantregie\n\n${Object.entries(commands)
        .map(([key, { summary }]) => `  ${key.padEnd(10)} ${summary}`)
        .join('\n')}`,
    )
    return name === 'help' || name === '--help' ? 0 : 2
  }
  try {
    const config = readConfig(environment)
    const execute = await command.load()
    return await withOrigin(originOf(name), () => execute({ config, args: rest, say, ask }))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

/** What a command does is in the trail under its name; serving is not a deed of its own. */
function originOf(name: string): Origin {
  return name === 'serve' ? OWN_ACCORD : { ...OWN_ACCORD, kind: 'command', name }
}

/** A question on the terminal; what is typed at it is not kept. */
async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(question)).trim()
  } finally {
    terminal.close()
  }
}
