import {useSyncExternalStore} from 'react';
import type * as Y from 'yjs';
import {linesOf, PAGE_ROOT, type PageLine} from '../../shared/pages/lines.ts';
import {Text} from '../locales/console-pages.ts';
import styles from './page-editor.module.css';

/** A page as it is read by who may not write in it. */
export function PageLines({doc}: {readonly doc: Y.Doc}) {
  const lines = useLines(doc);
  if (lines.length === 0) {
    return (
      <p>
        <Text id="page.empty" />
      </p>
    );
  }
  return (
    <div className={styles.lines} dir="auto">
      {blocksOf(lines).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own, its place is all that tells it from the next
        <Block key={at} lines={block} />
      ))}
    </div>
  );
}

function Block({lines}: {readonly lines: readonly PageLine[]}) {
  const [first] = lines;
  const rows = () =>
    lines.map((line, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
      <li key={at}>{line.text}</li>
    ));
  switch (first?.kind) {
    case 'heading':
      return first.level === 1 ? <h4>{first.text}</h4> : <h5>{first.text}</h5>;
    case 'bullet':
      return <ul>{rows()}</ul>;
    case 'number':
      return <ol>{rows()}</ol>;
    default:
      return <p>{first?.text}</p>;
  }
}

/** Lines of one list together; any other line by itself. */
function blocksOf(lines: readonly PageLine[]): readonly (readonly PageLine[])[] {
  const blocks: PageLine[][] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last && last[0]?.kind === line.kind && (line.kind === 'bullet' || line.kind === 'number')) last.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

const known = new WeakMap<Y.Text, {readonly told: string; readonly lines: readonly PageLine[]}>();

/** Its lines, the same list as long as nothing has changed. */
function linesIn(text: Y.Text): readonly PageLine[] {
  const runs = text.toDelta();
  const told = JSON.stringify(runs);
  const before = known.get(text);
  if (before?.told === told) return before.lines;
  const lines = linesOf(runs);
  known.set(text, {told, lines});
  return lines;
}

function useLines(doc: Y.Doc): readonly PageLine[] {
  const text = doc.getText(PAGE_ROOT);
  return useSyncExternalStore(
    changed => {
      text.observe(changed);
      return () => text.unobserve(changed);
    },
    () => linesIn(text),
  );
}
