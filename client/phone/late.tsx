import {type ReactNode, Suspense} from 'react';
import {Boundary} from '../kit/boundary.tsx';
import {Text} from '../locales/phone.ts';

/** Round a screen that may still have to be fetched, and may break without taking the rest along. */
export const Soon = ({children}: {readonly children: ReactNode}) => (
  <Boundary>
    <Suspense
      fallback={
        <p>
          <Text id="shell.title" />
        </p>
      }
    >
      {children}
    </Suspense>
  </Boundary>
);
