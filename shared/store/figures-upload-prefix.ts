/** Where files of authorities lie that the staff upload. Apart from the code that needs the SDK: manifests and infra name it too. */
export const figuresUploadPrefix = 'einlesen/';

/** Where files of administrations lie until they have taken the numbers over: `<prefix><area>/<month>/<id>`. */
export const deliveryUploadPrefix = 'meldungen/';
