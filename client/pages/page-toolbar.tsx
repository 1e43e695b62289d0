import {useRef, useState} from 'react';
import button from '../kit/button.module.css';
import {classNames} from '../kit/class-names.ts';
import {Text, t} from '../locales/console-pages.ts';
import styles from './page-editor.module.css';

/** What a line is; neither: plain text. */
export interface Formats {
  readonly header?: 1 | 2;
  readonly list?: 'bullet' | 'ordered';
}

interface PageToolbarProps {
  /** Of the line in which the caret stands. */
  readonly formats: Formats;
  /** The id of what it acts upon. */
  readonly controls: string;
  readonly onFormat: (change: Formats) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

const TOOLS = ['heading', 'subheading', 'bullets', 'numbers', 'undo', 'redo'] as const;
type Tool = (typeof TOOLS)[number];

const LINE: Readonly<Partial<Record<Tool, Formats>>> = {
  heading: {header: 1},
  subheading: {header: 2},
  bullets: {list: 'bullet'},
  numbers: {list: 'ordered'},
};

const isOn = (line: Formats, formats: Formats): boolean => line.header === formats.header && line.list === formats.list;

/** One stop for Tab; arrows, Home and End go from button to button. A press leaves the caret where it was. */
export function PageToolbar({formats, controls, onFormat, onUndo, onRedo}: PageToolbarProps) {
  const [stop, setStop] = useState<Tool>('heading');
  const bar = useRef<HTMLDivElement>(null);
  const press = (tool: Tool) => {
    setStop(tool);
    const line = LINE[tool];
    if (line) onFormat(isOn(line, formats) ? {} : line);
    else if (tool === 'undo') onUndo();
    else onRedo();
  };
  const go = (event: React.KeyboardEvent) => {
    const at = TOOLS.indexOf(stop);
    const places: Readonly<Record<string, number>> = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TOOLS.length - 1};
    const next = TOOLS.at((places[event.key] ?? Number.NaN) % TOOLS.length);
    if (!(event.key in places) || next === undefined) return;
    event.preventDefault();
    setStop(next);
    bar.current?.querySelector<HTMLElement>(`[data-tool="${next}"]`)?.focus();
  };
  return (
    <div ref={bar} className={styles.toolbar} role="toolbar" aria-label={t('page.tools')} aria-controls={controls} onKeyDown={go}>
      {TOOLS.map(tool => {
        const line = LINE[tool];
        return (
          <button
            key={tool}
            type="button"
            data-tool={tool}
            className={classNames(button.button, styles.tool)}
            tabIndex={tool === stop ? 0 : -1}
            aria-pressed={line ? isOn(line, formats) : undefined}
            // The caret stays where it is.
            onMouseDown={event => event.preventDefault()}
            onFocus={() => setStop(tool)}
            onClick={() => press(tool)}
          >
            <Text id={`page.tool.${tool}`} />
          </button>
        );
      })}
    </div>
  );
}
