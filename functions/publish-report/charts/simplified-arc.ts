type Point = readonly [x: number, y: number];

/** Units of the drawing that a border may lie beside where it is: a line is 1.6 of them wide, and a county 500. */
const tolerance = 2;

/**
 * An arc without the points that the drawing is too small for (Douglas–Peucker). Its ends stay, so areas that share it still meet.
 * @param arc of a topology: the first point, then the way to each next one, in steps of `scale` units
 */
export const simplifiedArc = (arc: readonly Point[], [scaleX, scaleY]: Point): [number, number][] => {
  let [x, y] = [0, 0];
  const points = arc.map(([dx, dy]): Point => {
    x += dx;
    y += dy;
    return [x, y];
  });
  const kept = [
    ...new Set([
      0,
      ...farPoints(
        points.map(([px, py]) => [px * scaleX, py * scaleY]),
        0,
        points.length - 1,
      ),
      points.length - 1,
    ]),
  ];
  // An island smaller than the tolerance would be a line.
  const at = kept.length < 4 && isClosed(points) ? points.keys() : kept;
  let last: Point = [0, 0];
  return [...at].flatMap((index) => {
    const point = points[index];
    if (point === undefined) return [];
    const way: [number, number] = [point[0] - last[0], point[1] - last[1]];
    last = point;
    return [way];
  });
};

const isClosed = (points: readonly Point[]): boolean => points[0]?.join() === points.at(-1)?.join();

/** Indexes of the points between two that lie too far from the line between those that are kept, in order. */
const farPoints = (points: readonly Point[], from: number, to: number): readonly number[] => {
  const [start, end] = [points[from], points[to]];
  if (start === undefined || end === undefined) return [];
  const between = points.slice(from + 1, to).map((point, at) => ({ at: from + 1 + at, distance: distanceTo(start, end, point) }));
  const farthest = between.reduce((a, b) => (b.distance > a.distance ? b : a), { at: from, distance: 0 });
  if (farthest.distance <= tolerance) return [];
  return [...farPoints(points, from, farthest.at), farthest.at, ...farPoints(points, farthest.at, to)];
};

/** From a point to a line, or to its start where it has no length. */
const distanceTo = ([ax, ay]: Point, [bx, by]: Point, [px, py]: Point): number => {
  const length = Math.hypot(bx - ax, by - ay);
  return length === 0 ? Math.hypot(px - ax, py - ay) : Math.abs((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / length;
};
