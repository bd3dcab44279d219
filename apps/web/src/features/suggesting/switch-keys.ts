/** Changes between Editing and Suggesting. By the place of the key: with Alt a Mac writes another letter. */
export const switchKeys = 'Mod-Alt-s'
/** Proposes what is written. */
export const proposeKeys = 'Mod-Enter'
