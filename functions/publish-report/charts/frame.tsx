import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ink } from './palette.ts';

/** All drawings are equally wide: in a page their text is equally large. */
export const drawingWidth = 770;

/** What is drawn, in units of the drawing; text in it is 14 of them. */
export type Drawing = { readonly height: number; readonly content: ComponentChildren };

type FrameProps = { readonly number: number; readonly title: string; readonly description: string; readonly drawing: Drawing };

/**
 * A drawing as markup, for the page and for paper. On the page text has the colour of its panel and the font around it. Paper has no style sheet:
 * the colour is fixed, and the font is named exactly as it is shipped, because another one would come silently.
 */
export const framed = ({
  number,
  title,
  description,
  drawing: { height, content },
}: FrameProps): { readonly svg: string; readonly print: string } => {
  // Named by number: anchors of figures are long, and each would stand here four times.
  const [titleId, wordsId] = [`b${number}t`, `b${number}w`];
  const inside = (
    <>
      <desc id={wordsId}>{description}</desc>
      {content}
    </>
  );
  const common = { viewBox: `0 0 ${drawingWidth} ${height}`, role: 'img', 'aria-labelledby': `${titleId} ${wordsId}`, 'font-size': 14 } as const;
  return {
    svg: renderToString(
      <svg {...common} fill="currentColor">
        <title id={titleId}>{title}</title>
        {inside}
      </svg>,
    ),
    print: renderToString(
      <svg xmlns="http://www.w3.org/2000/svg" {...common} width={drawingWidth} height={height} font-family="Fira Sans" fill={ink}>
        <title id={titleId}>{title}</title>
        {inside}
      </svg>,
    ),
  };
};

/** A path where there is one: an empty one would be written without its quotation marks, and what paper is made with takes XML only. */
export const Shape = ({ d, ...look }: { readonly d: string } & Omit<JSX.IntrinsicElements['path'], 'd'>) =>
  d === '' ? null : <path {...look} d={d} />;

/** Coordinates have one decimal: enough for the eye, and the same bytes everywhere. */
export const tenths = (value: number): number => Math.round(value * 10) / 10;
