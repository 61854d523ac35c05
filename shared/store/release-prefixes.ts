/** Under these lies in the private bucket what belongs to releases; manifests grant by them. */

/** What each revision has shown and hidden. */
export const releasedCellsPrefix = 'releases/';

/** Previews. Those who read early may read everything below. */
export const previewPrefix = 'previews/';

/** Notes for staff, with numbers before protection: not below the previews. */
export const notesPrefix = 'notes/';
