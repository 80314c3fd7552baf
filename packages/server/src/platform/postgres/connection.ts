/** A role's way in. */
export interface DatabaseLogin {
  readonly user: string
  readonly password: string
}

/** How the application reaches its database. `host` is a directory with a unix socket, or a host name. */
export interface DatabaseConnection {
  readonly host: string
  readonly port: number
  readonly database: string
  /** Owns the database: for migrations, backup and restore. */
  readonly owner: DatabaseLogin
  /** Owns nothing and cannot pass row-level security: for web and worker. */
  readonly app: DatabaseLogin
}
