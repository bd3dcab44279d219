/**
 * Stands in for `@tiptap/extension-link` in the browser's bundle (alias in vite.config.ts): StarterKit imports it, we switch
 * it off for our own checked links, and what it carries along (linkifyjs) is 13 KiB of the page's 300.
 */
export const Link = null
