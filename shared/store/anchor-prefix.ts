/** Where the anchors of the histories lie. Apart from the code that needs the SDK: the manifest names it too. */
export const anchorPrefix = 'anker/';
