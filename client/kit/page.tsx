import type {ReactNode} from 'react';

interface PageProps {
  /** What the page loads; null while its entry does not exist. */
  readonly files: {
    readonly first: string | null;
    readonly script: string;
    readonly preloads: readonly string[];
    readonly styles: readonly string[];
  } | null;
  readonly title: string;
  /** Without script the page is loaded again after so many seconds. */
  readonly lookAgainAfter?: number;
  /** Without script this page is shown instead. */
  readonly withoutScript?: string;
  /** It shows nothing, and this page comes at once. */
  readonly goesTo?: string;
  readonly children?: ReactNode;
}

/**
 * A whole document, rendered when the client is built. No inline script or style: the policy forbids them. The two
 * live regions are in the first HTML, because one that is born together with its text is often not read out.
 */
export const Page = ({files, title, lookAgainAfter, withoutScript, goesTo, children}: PageProps) => (
  <html lang="en-GB" dir="ltr">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {/* A form without a referrer is sent with `Origin: null`, which the server rightly refuses. Other sites get none. */}
      <meta name="referrer" content="same-origin" />
      <title>{title}</title>
      {lookAgainAfter && (
        <noscript>
          <meta httpEquiv="refresh" content={String(lookAgainAfter)} />
        </noscript>
      )}
      {goesTo && <meta httpEquiv="refresh" content={`0; url=${goesTo}`} />}
      {withoutScript && (
        <noscript>
          <meta httpEquiv="refresh" content={`0; url=${withoutScript}`} />
        </noscript>
      )}
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link rel="manifest" href="/manifest.webmanifest" />
      {/* Before the styles, and no module: the reader's own settings hold from the first paint. */}
      {files?.first && <script src={files.first} />}
      {files?.styles.map(href => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {files?.preloads.map(href => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      {files && <script type="module" src={files.script} />}
    </head>
    <body>
      {children}
      <div id="polite" className="visually-hidden" role="status" />
      <div id="assertive" className="visually-hidden" role="alert" />
    </body>
  </html>
);
