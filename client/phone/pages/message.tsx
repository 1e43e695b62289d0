import {type PageFiles, Paper, WayHome} from './paper.tsx';

/** Why something could not be done, as a page of its own. */
export const MessagePage = ({
  files,
  heading,
  sentence,
}: {
  readonly files: PageFiles;
  readonly heading: string;
  readonly sentence: string;
}) => (
  <Paper files={files} title={heading}>
    <h1>{heading}</h1>
    <p>{sentence}</p>
    <WayHome />
  </Paper>
);
