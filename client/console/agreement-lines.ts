import type {Id} from '../../shared/wire/ids.ts';
import type {AgreementLine} from '../../shared/wire/records.ts';
import {tidy} from '../../shared/wire/text.ts';

/** What a line was called when it was seen, and what stands there now. */
export interface TypedLine {
  readonly id: Id | null;
  readonly text: string;
}

/** A line as the command has it. */
export type WantedLine = {readonly keep: Id} | {readonly text: string};

/** The agreement as it shall stand: lines whose words did not change are kept, so that only new words are marked. Empty ones go. */
export function agreementLines(seen: readonly AgreementLine[], typed: readonly TypedLine[]): readonly WantedLine[] {
  return typed.flatMap<WantedLine>(line => {
    const text = tidy(line.text);
    const before = seen.find(({id}) => id === line.id);
    if (text === '') return [];
    return before && tidy(before.text) === text ? [{keep: before.id}] : [{text}];
  });
}
