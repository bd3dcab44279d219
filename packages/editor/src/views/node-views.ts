import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import type { EditorSetup } from '../setup.ts'
import { figureView } from './figure-view.ts'
import { headingView } from './heading-view.ts'
import { imageView } from './image-view.ts'
import { rawBlockView } from './raw-view.ts'
import { shortcodeView, sourceChipView } from './shortcode-view.ts'

type View = (setup: EditorSetup, node: Node, positionOf: () => number | undefined) => NodeView

const views = {
  figure: figureView,
  shortcode: shortcodeView,
  inlineShortcode: sourceChipView,
  rawInline: sourceChipView,
  rawBlock: rawBlockView,
  heading: (_setup, node) => headingView(node),
  image: imageView,
} as const satisfies Record<string, View>

/** How nodes look that are more than their element: plain DOM, so that the editor needs no framework. */
export const nodeViews = (setup: EditorSetup): Extension =>
  Extension.create({
    name: 'nodeViews',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('nodeViews'),
        props: {
          nodeViews: Object.fromEntries(
            Object.entries(views).map(([name, view]: [string, View]): [string, NodeViewConstructor] => [
              name,
              (node, _view, positionOf) => view(setup, node, positionOf),
            ]),
          ),
        },
      }),
    ],
  })
