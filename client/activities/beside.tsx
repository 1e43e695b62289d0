import {type ReactNode, Suspense} from 'react';
import {Boundary} from '../kit/boundary.tsx';

/** Round what stands beside a task or opens over it: until it is here nothing is said about it. */
export const Beside = ({children}: {readonly children: ReactNode}) => (
  <Boundary>
    <Suspense fallback={null}>{children}</Suspense>
  </Boundary>
);
