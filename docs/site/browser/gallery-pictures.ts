// The text of each picture of the gallery. The build puts them here.
export {};

declare const pictures: { readonly [id: string]: string };

globalThis.galleryPictures = pictures;
