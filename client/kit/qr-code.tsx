import {useMemo} from 'react';
import {encode} from 'uqr';
import styles from './qr-code.module.css';

/** Four modules of quiet round the code, as readers expect. */
const QUIET = 4;

/** A QR code, drawn from its matrix as one path. Dark on light in every theme: some cameras read nothing else. */
export function QrCode({text, label}: {readonly text: string; readonly label: string}) {
  const {size, path} = useMemo(() => draw(text), [text]);
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}

function draw(text: string): {readonly size: number; readonly path: string} {
  const {size, data} = encode(text, {ecc: 'M', border: QUIET});
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return {size, path: path.join('')};
}
