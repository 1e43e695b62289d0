import {z} from 'zod/mini';

/** What the environment may set. Checked once, at start; a wrong value stops the server with one sentence. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Address that people use, without a path; null: the one they came by. */
  readonly publicUrl: string | null;
  /** How long the words of a session are kept after it, in days. */
  readonly retentionDays: number;
  readonly logLevel: string;
  readonly metricsToken: string | null;
  /** Null: one is made and kept in the data folder. */
  readonly organiserKey: string | null;
}

/** A sentence for the person who starts the server. */
export class SettingError extends Error {}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Ten years: longer is for an archive. */
const MAX_RETENTION_DAYS = 3_650;
const Days = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MAX_RETENTION_DAYS));

const Port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535));

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = (name: string) => env[name]?.trim() || null;
  const port = Port.safeParse(set('PORT') ?? '3000');
  if (!port.success) throw new SettingError(`PORT must be a number from 0 to 65535, not "${set('PORT')}".`);
  const days = Days.safeParse(set('RETENTION_DAYS') ?? '90');
  if (!days.success)
    throw new SettingError(`RETENTION_DAYS must be a number from 1 to ${MAX_RETENTION_DAYS}, not "${set('RETENTION_DAYS')}".`);
  const logLevel = set('LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) throw new SettingError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${logLevel}".`);
  const organiserKey = set('ORGANISER_KEY');
  if (organiserKey !== null && !/^[A-Za-z0-9_-]{22,200}$/.test(organiserKey)) {
    throw new SettingError('ORGANISER_KEY must be 22 to 200 letters, digits, - or _: it is the only lock on every session.');
  }
  return {
    port: port.data,
    host: set('HOST') ?? '0.0.0.0',
    dataDir: set('DATA_DIR') ?? './data',
    publicUrl: publicUrl(set('PUBLIC_URL')),
    retentionDays: days.data,
    logLevel,
    metricsToken: set('METRICS_TOKEN'),
    organiserKey,
  };
}

function publicUrl(value: string | null): string | null {
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw new SettingError(`PUBLIC_URL must be an address like https://sessions.example.org, not "${value}".`);
  }
  return url.origin;
}
