/** Where lists of recipients lie until somebody has decided about them. Apart from the code that needs the SDK: manifests and infra name it too. */
export const recipientListPrefix = 'empfaenger/';
