import {Notice} from '../kit/notice.tsx';
import {Text} from '../locales/organiser.ts';

/** No form and nothing to remember: the link is the key. */
export const SignIn = ({isWrong}: {readonly isWrong: boolean}) => (
  <>
    <h1>
      <Text id="sign-in.heading" />
    </h1>
    {isWrong && (
      <Notice tone="soon" icon="warning">
        <Text id="sign-in.wrong" />
      </Notice>
    )}
    <p>
      <Text id="sign-in.help" />
    </p>
    <p>
      <Text id="sign-in.shape" values={{example: <bdi dir="ltr">{`${location.origin}/o#…`}</bdi>}} />
    </p>
    <p>
      <Text id="sign-in.again" />
    </p>
  </>
);
