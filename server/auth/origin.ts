import type {IncomingMessage} from 'node:http';

/** Says whether a request comes from our own pages. CORS does not stop a cross-site WebSocket; this does. */
export type OriginCheck = (request: IncomingMessage) => boolean;

/**
 * `publicUrl`: the address people use, where it differs from the Host that the server sees. A request without
 * an Origin passes only when `mayBeMissing`: browsers leave it out of a page's own GET.
 */
export function originCheck(publicUrl: string | null): (options?: {readonly mayBeMissing: boolean}) => OriginCheck {
  const ours = publicUrl ? new URL(publicUrl).origin : null;
  return ({mayBeMissing} = {mayBeMissing: false}) =>
    request => {
      const {origin, host} = request.headers;
      if (origin === undefined) {
        const site = request.headers['sec-fetch-site'];
        return mayBeMissing && (site === undefined || site === 'same-origin' || site === 'none');
      }
      if (ours !== null && origin === ours) return true;
      return URL.canParse(origin) && new URL(origin).host === host;
    };
}
