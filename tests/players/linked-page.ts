import {WebSocket} from 'ws';
import {type Abandoned, type DocumentLink, type LinkStatus, openDocument} from '../../client/board/link.ts';
import type {BoardDocument, BoardTicketAnswer} from '../../shared/wire/board.ts';
import {REFUSAL_CODES} from '../../shared/wire/codes.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import {soon} from './board-player.ts';
import type {Visitor} from './visitor.ts';

/** The browser's own link to a document, with the network in a test's hands. */
export class LinkedPage {
  readonly link: DocumentLink;
  readonly abandoned: Abandoned[] = [];
  /** Every status that it had, without repetition. */
  readonly told: LinkStatus[] = [];
  tickets = 0;
  #visitor: Visitor;
  #isCut = false;
  readonly #sockets = new Set<WebSocket>();
  #look: () => void = () => undefined;

  constructor(visitor: Visitor, session: SessionId, document: BoardDocument = 'board') {
    this.#visitor = visitor;
    const page = this;
    class FromOurPage extends WebSocket {
      constructor(url: string) {
        super(url.replace(/^moved:/, page.#visitor.site.replace(/^http/, 'ws')), {origin: page.#visitor.site});
        page.#sockets.add(this);
        this.once('close', () => page.#sockets.delete(this));
      }
    }
    this.link = openDocument(
      {session, document, as: 'console', onFresh: old => this.abandoned.push(old)},
      {
        site: 'moved:',
        Socket: FromOurPage as unknown as typeof globalThis.WebSocket,
        ticket: async request => {
          if (this.#isCut) return {ok: false, code: null};
          this.tickets += 1;
          // As `postJson` has it: without an answer there is no reason either.
          const response = await this.#visitor.post('/live/board', request).catch(() => null);
          const body: unknown = await response?.json().catch(() => null);
          if (response?.ok && body) return {ok: true, body: body as BoardTicketAnswer};
          const {code} = (body ?? {}) as {readonly code?: string};
          return {ok: false, code: REFUSAL_CODES.find(known => known === code) ?? null};
        },
        watch: look => {
          this.#look = look;
          return () => undefined;
        },
      },
    );
    this.link.state.subscribe(({status}) => {
      if (this.told.at(-1) !== status) this.told.push(status);
    });
  }

  get doc() {
    return this.link.state.getState().doc;
  }

  get map() {
    return this.doc.getMap<unknown>('board');
  }

  get status(): LinkStatus {
    return this.link.state.getState().status;
  }

  /** Connections that are open or being opened. */
  get sockets(): number {
    return this.#sockets.size;
  }

  async until(status: LinkStatus): Promise<this> {
    await soon(`it is ${status}, after ${this.told.join(', ')}`, () => this.status === status);
    return this;
  }

  /** The cable is pulled. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.terminate();
  }

  /** It is back, and the browser says so. */
  mend(): void {
    this.#isCut = false;
    this.#look();
  }

  /** The browser says that the page was asleep. */
  wake(): void {
    this.#look();
  }

  /** The connection has died, and nobody has said so. */
  fallSilent(): void {
    for (const socket of this.#sockets) socket.pause();
  }

  /** The server has come back elsewhere. */
  moveTo(visitor: Visitor): void {
    this.#visitor = visitor;
  }
}
