/** The same once more for who reads English and no German. */
export const English = ({ children }: { readonly children: string }) => (
  <p class="kern-body" lang="en">
    {children}
  </p>
);
