import {parseArgs} from 'node:util';

/** What a rehearsal was asked for. */
export interface Options {
  readonly people: number;
  /** Of the session; the gatherings of the notes may make it a little longer. */
  readonly minutes: number;
  /** How often its own server is killed on the way. */
  readonly kills: number;
  readonly seed: number;
  /** A server that is running already; null: one of its own. */
  readonly server: {readonly site: string; readonly organiserKey: string} | null;
}

export type Asked =
  | {readonly is: 'rehearsal'; readonly options: Options}
  | {readonly is: 'help'}
  | {readonly is: 'wrong'; readonly sentence: string};

/** A process that plays more phones than this measures itself. */
const MAX_PEOPLE = 2_000;
const MIN_MINUTES = 0.1;
const MAX_MINUTES = 240;
const MAX_KILLS = 500;
const MAX_SEED = 2 ** 31 - 1;

export const HELP = `npm run rehearse -- [--people 30] [--minutes 1] [--kills 0] [--seed N] [--url http://… --organiser-key …]

Plays a whole session with simulated people over real sockets and the real lane, and counts what was acknowledged
against what the notes hold. It ends with code 0 only when nothing is lost and nothing doubled.

  --people N          phones that join, 1 to ${MAX_PEOPLE}
  --minutes M         how long the session lasts, ${MIN_MINUTES} to ${MAX_MINUTES}; fractions are allowed
  --kills N           kill the server N times on the way and start it again, 0 to ${MAX_KILLS}
  --seed N            repeat the choices of an earlier rehearsal, 0 to ${MAX_SEED}
  --url URL           play against a server that is running, instead of one of its own in a temporary folder
  --organiser-key K   the key of that server's organiser
  --help              show this
`;

class Wrong extends Error {}

/** Reads the words after the command. Whatever is wrong with them is one clear sentence. */
export function readOptions(words: readonly string[]): Asked {
  try {
    const given = parsed(words);
    if (given.help) return {is: 'help'};
    const people = numberIn('people', given.people ?? '30', {least: 1, most: MAX_PEOPLE, isWhole: true});
    const minutes = numberIn('minutes', given.minutes ?? '1', {least: MIN_MINUTES, most: MAX_MINUTES, isWhole: false});
    const kills = numberIn('kills', given.kills ?? '0', {least: 0, most: MAX_KILLS, isWhole: true});
    const drawn = String(Math.floor(Math.random() * MAX_SEED));
    const seed = numberIn('seed', given.seed ?? drawn, {least: 0, most: MAX_SEED, isWhole: true});
    const server = serverOf(given.url, given['organiser-key']);
    if (server && kills > 0) throw new Wrong('--kills works only with a server of its own: leave --url out.');
    return {is: 'rehearsal', options: {people, minutes, kills, seed, server}};
  } catch (error) {
    if (error instanceof Wrong) return {is: 'wrong', sentence: error.message};
    throw error;
  }
}

const NAMES = ['people', 'minutes', 'kills', 'seed', 'url', 'organiser-key'] as const;

function parsed(words: readonly string[]): {readonly [name in (typeof NAMES)[number]]?: string} & {readonly help: boolean} {
  const options = {help: {type: 'boolean'}, ...Object.fromEntries(NAMES.map(name => [name, {type: 'string'} as const]))} as const;
  const {tokens} = parseArgs({args: [...words], options, strict: false, tokens: true});
  const given: {[name in (typeof NAMES)[number]]?: string} = {};
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Wrong(`"${token.value}" is no option: options begin with --, and --help lists them.`);
    if (token.kind !== 'option' || token.name === 'help') continue;
    const name = NAMES.find(known => known === token.name);
    if (!name) throw new Wrong(`There is no option ${token.rawName}: --help lists those there are.`);
    if (given[name] !== undefined) throw new Wrong(`--${name} is given twice.`);
    if (!token.value || token.value.startsWith('--')) throw new Wrong(`--${name} needs a value after it.`);
    given[name] = token.value;
  }
  return {...given, help: tokens.some(token => token.kind === 'option' && token.name === 'help')};
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}

function numberIn(name: string, words: string, {least, most, isWhole}: Range): number {
  const value = /^\d+(\.\d+)?$/.test(words) ? Number(words) : Number.NaN;
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
  throw new Wrong(`--${name} must be a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}, not "${words}".`);
}

function serverOf(address: string | undefined, organiserKey: string | undefined): Options['server'] {
  if (address === undefined && organiserKey === undefined) return null;
  if (address === undefined) throw new Wrong('--organiser-key goes with --url: a server of its own has a key of its own.');
  if (organiserKey === undefined) throw new Wrong('--url needs --organiser-key: only an organiser can make a session.');
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Wrong(`--url must be an address like http://127.0.0.1:3000, not "${address}".`);
  }
  return {site: url.origin, organiserKey};
}
