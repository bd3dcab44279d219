import type { PostCheck, Report } from '../check.ts'

export const figureExternal: PostCheck = {
  id: 'figure-external',
  scope: 'post',
  severity: 'warning',
  explain:
    'The picture is loaded from another site: it breaks when it moves there, and that site sees every reader. Upload it to this issue.',
  run: (post) =>
    post.figures.flatMap((figure): Report[] => {
      if (
        !/^(?:https?:)?\/\//i.test(figure.src) ||
        (post.newsletter !== null && figure.src.startsWith(`${post.newsletter.site}/`))
      )
        return []
      return [
        {
          passage: figure.passage,
          from: figure.at,
          to: figure.at + 1,
          message: 'This picture is loaded from another site.',
        },
      ]
    }),
}

export const figureDuplicate: PostCheck = {
  id: 'figure-duplicate',
  scope: 'post',
  severity: 'warning',
  explain: 'The same picture stands in the issue twice.',
  run: (post) => {
    const seen = new Set<string>()
    return post.figures.flatMap((figure): Report[] => {
      if (figure.src === '' || !seen.has(figure.src)) {
        seen.add(figure.src)
        return []
      }
      const passage = post.passages[figure.passage]
      const alone = passage?.objects.length === 1 && passage.text.trim().length === 1
      const place = {
        passage: figure.passage,
        from: figure.at,
        to: figure.at + 1,
        message: 'This picture stands in the issue twice.',
      }
      return [alone ? { ...place, fix: { kind: 'remove', safe: true } } : place]
    })
  },
}

export const figureWithoutText: PostCheck = {
  id: 'figure-no-text',
  scope: 'post',
  severity: 'warning',
  explain: 'A picture without a caption or an alternative text says nothing to readers who do not see it.',
  run: (post) =>
    post.figures.flatMap((figure): Report[] =>
      figure.alt.trim() === '' && figure.caption.trim() === ''
        ? [
            {
              passage: figure.passage,
              from: figure.at,
              to: figure.at + 1,
              message: 'This picture has neither a caption nor an alternative text.',
            },
          ]
        : [],
    ),
}

export const malformedShortcode: PostCheck = {
  id: 'shortcode-malformed',
  scope: 'post',
  severity: 'error',
  explain: 'The whole site cannot be built while a shortcode cannot be read.',
  run: (post) =>
    post.shortcodes.flatMap((shortcode): Report[] =>
      shortcode.fault === null
        ? []
        : [
            {
              passage: shortcode.passage,
              from: shortcode.at,
              to: shortcode.at + 1,
              message: `This shortcode stops the site: ${shortcode.fault}.`,
            },
          ],
    ),
}
