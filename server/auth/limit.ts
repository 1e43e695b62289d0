import type {RateLimiterMemory} from 'rate-limiter-flexible';

/** Uses up one of the limit's points; false when there is none left. */
export const isWithin = (limit: RateLimiterMemory, key: string): Promise<boolean> =>
  limit.consume(key).then(
    () => true,
    () => false,
  );
