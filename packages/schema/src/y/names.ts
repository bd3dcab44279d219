/** Names of the shared types in an edition's Y.Doc. Stored documents hold them: never change one without a migration. */
export const contentName = 'content'
export const matterName = 'matter'

/** Keys in the `matter` map that are collaborative texts; every other key holds a JSON value, the last writer wins. */
export const matterTexts = ['title', 'summary'] as const

/** The key in the `matter` map under which the order of the front matter's keys is kept. */
export const matterOrder = '$order'
