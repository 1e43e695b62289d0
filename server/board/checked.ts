/** What comes of looking at updates before they are stored. */
export interface OrderChecked {
  /**
   * Where the first update stands that cannot be taken; null: all can. `malformed`: it is out of order. `full`: to put it where it belongs takes more
   * steps than a document may take.
   */
  readonly out: {readonly at: number; readonly why: 'malformed' | 'full'} | null;
  /** What each has cost, as far as they were looked at. */
  readonly steps: readonly number[];
}
