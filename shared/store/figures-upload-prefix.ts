/** Where files of authorities lie that the staff upload. Apart from the code that needs the SDK: manifests and infra name it too. */
export const figuresUploadPrefix = 'eingang/einlesen/';
