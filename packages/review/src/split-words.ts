/** Words, white space and single signs: what is compared when a change is told word by word. Joined they are the text again. */
export const splitWords = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+|\s+|[^]/gu) ?? []
