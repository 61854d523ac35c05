import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ink } from './palette.ts';

/** What is drawn, in units of the drawing; text in it is 14 of them. */
export type Drawing = { readonly width: number; readonly height: number; readonly content: ComponentChildren };

type FrameProps = { readonly id: string; readonly title: string; readonly description: string; readonly drawing: Drawing };

/**
 * A drawing as markup, for the page and for paper. On the page text has the colour of its panel and the font around it. Paper has no style sheet:
 * the colour is fixed, and the font is named exactly as it is shipped, because another one would come silently.
 */
export const framed = ({
  id,
  title,
  description,
  drawing: { width, height, content },
}: FrameProps): { readonly svg: string; readonly print: string } => {
  const inside = (
    <>
      <desc id={`${id}-worte`}>{description}</desc>
      {content}
    </>
  );
  const titleId = `${id}-titel-bild`;
  const common = { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': `${titleId} ${id}-worte`, 'font-size': 14 } as const;
  return {
    svg: renderToString(
      <svg {...common} fill="currentColor">
        <title id={titleId}>{title}</title>
        {inside}
      </svg>,
    ),
    print: renderToString(
      <svg xmlns="http://www.w3.org/2000/svg" {...common} width={width} height={height} font-family="Fira Sans" fill={ink}>
        <title id={titleId}>{title}</title>
        {inside}
      </svg>,
    ),
  };
};

/** Coordinates have one decimal: enough for the eye, and the same bytes everywhere. */
export const tenths = (value: number): number => Math.round(value * 10) / 10;
