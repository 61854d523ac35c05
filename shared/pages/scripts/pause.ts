/** Calls after nothing has happened for so many milliseconds: who types is not interrupted with every letter. */
export const afterPause = (call: () => void, milliseconds: number): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, milliseconds);
  };
};
