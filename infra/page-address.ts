// Which addresses are files of the built page; any other is the page itself, also where an id in it has a dot.

/** Hashed files, and the few beside `index.html`. */
export const FILE_ADDRESS = /^\/assets\/|^\/[^/]+\.[a-z0-9]+$/;
