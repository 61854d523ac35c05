/** A point of a drawing. */
export type DrawnPoint = { readonly x: number; readonly y: number };

/** Points of a path of the commands M, L, H, V and Z, absolute or relative. @throws Error for any other command */
export const pathPoints = (path: string): DrawnPoint[] => {
  const points: DrawnPoint[] = [];
  let at = { x: 0, y: 0 };
  let start = at;
  for (const [, command = '', list = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (list.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const relative = command === command.toLowerCase();
    const from = (): DrawnPoint => (relative ? at : { x: 0, y: 0 });
    const go = (to: DrawnPoint): void => {
      at = to;
      points.push(at);
    };
    if (command.toUpperCase() === 'H') for (const x of numbers) go({ x: from().x + x, y: at.y });
    else if (command.toUpperCase() === 'V') for (const y of numbers) go({ x: at.x, y: from().y + y });
    else if (command.toUpperCase() === 'Z') at = start;
    else if ('ML'.includes(command.toUpperCase())) {
      for (let index = 0; index < numbers.length; index += 2) {
        go({ x: from().x + (numbers[index] ?? Number.NaN), y: from().y + (numbers[index + 1] ?? Number.NaN) });
        if (index === 0 && command.toUpperCase() === 'M') start = at;
      }
    } else throw new Error(`a path with ${command}`);
  }
  return points;
};

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Every point that a drawing without nested groups of other places names: paths, middles of circles, beginnings of text. */
export const drawnPoints = (svg: string): DrawnPoint[] => {
  const drawn = svg.replace(/<pattern[\s\S]*?<\/pattern>/g, '');
  let shift = { x: 0, y: 0 };
  return [...drawn.matchAll(/<(?:path|circle|text|g transform)[^>]*>/g)].flatMap(([tag]) => {
    const moved = /translate\(([\d.]+) ([\d.]+)\)/.exec(tag);
    if (moved) shift = { x: Number(moved[1]), y: Number(moved[2]) };
    const points = tag.startsWith('<path')
      ? pathPoints(attribute(tag, 'd'))
      : tag.startsWith('<g')
        ? []
        : [{ x: Number(attribute(tag, 'c?x') || attribute(tag, 'x')), y: Number(attribute(tag, 'c?y') || attribute(tag, 'y')) }];
    return points.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y }));
  });
};

/** Width and height of the view box. */
export const sizeOf = (svg: string): { readonly width: number; readonly height: number } => {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
};

/** What is written in a drawing, without its title and description. */
export const textsIn = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
