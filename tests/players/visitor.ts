import type {JoinAnswer, SitAnswer, TicketAnswer} from '../../shared/wire/http.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import type {Audience} from '../../shared/wire/records.ts';

/** Longer than any answer on one machine takes: nobody waits for ever. In milliseconds. */
const PATIENCE_MS = 15_000;

/** A browser without a page: it keeps cookies for one site and sends the Origin that a browser would. */
export class Visitor {
  readonly site: string;
  readonly #cookies = new Map<string, string>();

  /** `site`: an origin such as `http://127.0.0.1:3000`. */
  constructor(site: string) {
    this.site = site;
  }

  get cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The same browser, when the server has come back at another address: cookies know no port. */
  movedTo(site: string): Visitor {
    const moved = new Visitor(site);
    for (const [name, value] of this.#cookies) moved.#cookies.set(name, value);
    return moved;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (init.method && init.method !== 'GET' && !headers.has('Origin')) headers.set('Origin', this.site);
    if (this.#cookies.size > 0) headers.set('Cookie', this.cookieHeader);
    const response = await fetch(`${this.site}${path}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...init,
      headers,
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    return response;
  }

  post(path: string, body: unknown): Promise<Response> {
    return this.fetch(path, {method: 'POST', body: JSON.stringify(body), headers: {'Content-Type': 'application/json'}});
  }

  postForm(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.fetch(path, {method: 'POST', body: new URLSearchParams(fields)});
  }

  /** Joins by code or by the key of the join link. Throws when the door says no. */
  async join(by: {readonly code: string} | {readonly key: string}): Promise<SessionId> {
    const {session} = await answered<JoinAnswer>(await this.post('/live/join', by));
    return session;
  }

  async ticket(session: SessionId, as: Audience): Promise<string> {
    const {ticket} = await answered<TicketAnswer>(await this.post('/live/ticket', {session, as}));
    return ticket;
  }

  /** Takes the seat that a link gives. Throws when the link is none. */
  async sit(session: SessionId, key: string, name = ''): Promise<SitAnswer> {
    return answered<SitAnswer>(await this.post('/live/sit', {session, key, name}));
  }

  async signIn(key: string): Promise<void> {
    const response = await this.post('/live/sign-in', {key});
    if (!response.ok) throw new Refusal(response.status, await response.text());
  }
}

/** A browser whose requests a proxy on this machine brings, from this address. */
export class VisitorFrom extends Visitor {
  readonly #address: string;

  constructor(site: string, address: string) {
    super(site);
    this.#address = address;
  }

  override fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('X-Forwarded-For', this.#address);
    return super.fetch(path, {...init, headers});
  }
}

/** What the server said instead of an answer. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: string;
  constructor(status: number, body: string) {
    super(`refused with ${status}: ${body.slice(0, 200)}`);
    this.status = status;
    this.body = body;
  }
}

/** The code of the refusal, or `ok`. */
export const refusalOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(() => 'ok').catch((error: unknown) => (error instanceof Refusal ? JSON.parse(error.body).code : String(error)));

export async function answered<Answer>(response: Response): Promise<Answer> {
  const body = await response.text();
  if (!response.ok) throw new Refusal(response.status, body);
  return JSON.parse(body) as Answer;
}
