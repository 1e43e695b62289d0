import {type Logger, pino} from 'pino';

/** Structured lines. What is never in them: words, addresses, urls, cookies, anything of the lane. */
export type Log = Logger;

export const createLog = (level: string): Log => pino({level, base: null, errorKey: 'error', timestamp: pino.stdTimeFunctions.isoTime});
