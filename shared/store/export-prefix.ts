/** Where files lie that staff asked for, until they expire. Apart from the code that needs the SDK: manifests and infra name it too. */
export const exportPrefix = 'ausgaben/';
