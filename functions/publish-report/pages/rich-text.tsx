import { Link } from '../../../shared/pages/content.tsx';
import type { RichText } from '../document/report-document.ts';

/**
 * Running text of the document. Its parts are text; what looks like markup in them is shown as it was typed.
 * @param base what anchors of the main page lie behind, on a page beside it
 */
export const RichContent = ({ content, base = '' }: { readonly content: RichText; readonly base?: string | undefined }) => (
  <>
    {content.map((part, at) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'link') {
        return (
          <Link key={at} href={part.href.startsWith('#') ? `${base}${part.href}` : part.href}>
            {part.text}
          </Link>
        );
      }
      return part.kind === 'strong' ? <strong key={at}>{part.text}</strong> : <em key={at}>{part.text}</em>;
    })}
  </>
);
