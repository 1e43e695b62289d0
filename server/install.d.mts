// The types of install.mjs, for the tests that read it: the file itself must run before TypeScript is there.
export type Outcome = {readonly ok: true} | {readonly ok: false; readonly code: number; readonly problem: string};
export type Finished = {
  readonly code: number;
  readonly output: string;
  readonly stoppedBy?: string;
  readonly tookTooLong?: boolean;
};
type Environment = Readonly<Record<string, string | undefined>>;
type RunOptions = {readonly cwd: string; readonly env?: Environment; readonly quiet?: boolean; readonly limit?: number};
export type Execute = (command: string, args: readonly string[], options: RunOptions) => Promise<Finished>;
/** What a test puts in the place of npm and of the screen. */
export type Means = {
  readonly execute?: Execute;
  readonly tell?: (sentence: string) => void;
  readonly offline?: (root: string, env: Environment) => Promise<boolean>;
};

export const projectRoot: string;
export const BUILD_INPUTS: readonly string[];
export const say: (sentence: string) => void;
export const lockStamp: (root: string) => string;
export const sourceStamp: (root: string) => string;
export const isInstalled: (root: string) => boolean;
export const isBuilt: (root: string) => boolean;
export const markInstalled: (root: string) => void;
export const markBuilt: (root: string, stamp: string) => void;
export const projectNode: (root: string) => string;
export const withPath: (root: string, environment: Environment, options: {readonly projectFirst: boolean}) => Record<string, string>;
export const run: Execute;
export const endWithNpm: () => void;
export const isOffline: (root: string, env: Environment, execute?: Execute) => Promise<boolean>;
export const installProblem: (output: string) => string;
export const ensureInstalled: (root: string, means?: Means) => Promise<Outcome>;
export const build: (root: string, options: {readonly quiet: boolean; readonly execute?: Execute}) => Promise<Outcome>;
export const ensureBuilt: (root: string, means?: Means) => Promise<Outcome>;
