import {type AddressInfo, connect, createServer, type Socket} from 'node:net';

export interface BreakableLine {
  readonly site: string;
  /** Every connection ends at once, and nobody gets through until `mend`. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** A wire to the server that can be pulled: offline as browsers play it leaves open sockets open. */
export async function breakableLine(port: number): Promise<BreakableLine> {
  const open = new Set<Socket>();
  let isCut = false;
  const line = createServer(near => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve));
  const end = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    site: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      end();
    },
    mend: () => {
      isCut = false;
    },
    close: () =>
      new Promise(resolve => {
        line.close(() => resolve());
        end();
      }),
  };
}
