import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { IsnadError } from '../errors.ts';

type Value = SQLInputValue;

/** One SQLite connection: prepared statements are kept, failures say which file and why. The only user of node:sqlite. */
export class Database {
  readonly path: string;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, { readOnly = false }: { readOnly?: boolean } = {}) {
    this.path = path;
    this.#connection = this.#guard(() => new DatabaseSync(path, { readOnly, timeout: 5_000 }));
  }

  /** Runs statements that give no rows. */
  exec(sql: string): void {
    this.#guard(() => this.#connection.exec(sql));
  }

  run(sql: string, ...values: Value[]): { changes: number; lastId: number } {
    return this.#guard(() => {
      const { changes, lastInsertRowid } = this.#statement(sql).run(...values);
      return { changes: Number(changes), lastId: Number(lastInsertRowid) };
    });
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#guard(() => this.#statement(sql).get(...values)) as Row | undefined;
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#guard(() => this.#statement(sql).all(...values)) as Row[];
  }

  /** Rows one by one; each call has a statement of its own, so that two loops do not disturb each other. */
  *each<Row>(sql: string, ...values: Value[]): Generator<Row> {
    const rows = this.#guard(() => this.#connection.prepare(sql).iterate(...values));
    try {
      for (;;) {
        const next = this.#guard(() => rows.next());
        if (next.done) return;
        yield next.value as Row;
      }
    } finally {
      // A loop that was left early would hold its snapshot open, and lock the tables it reads.
      rows.return?.();
    }
  }

  /** Everything inside happens, or nothing does. */
  async transaction<T>(work: () => Promise<T> | T): Promise<T> {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite may have rolled back by itself, e.g. on a full disk.
      if (this.#connection.isTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    if (this.#connection.isOpen) this.#connection.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw explain(this.path, cause);
    }
  }
}

/** The primary result codes of SQLite that an operator can do something about. */
const REASONS: Readonly<Record<number, string>> = {
  5: 'is held by another process',
  8: 'cannot be written',
  10: 'could not be read or written: the disk reports an error',
  11: 'is damaged; restore it from a backup, or move it away and load again',
  13: 'could not be written: the disk is full',
  14: 'cannot be opened',
  26: 'is not an archive, or its first page is damaged; restore it from a backup, or move it away and load again',
};

/** The primary result code of an error of SQLite; `undefined` for any other error. */
export function sqliteCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

function explain(path: string, cause: unknown): unknown {
  const reason = REASONS[sqliteCode(cause) ?? -1];
  return reason === undefined ? cause : new IsnadError('state-folder', `${path} ${reason}.`, { cause });
}
