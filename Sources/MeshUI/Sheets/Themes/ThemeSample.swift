package import Panels
import Canvas

/// What a theme looks like: something of each role.
package enum ThemeSample {
  package static func lines(_ keymap: Keymap) -> [TextLine] {
    let (take, back) = (keymap.key(.take, in: .themes), keymap.key(.back, in: .themes))
    return fixed + [
      TextLine([Span("  "), Span(take, .key), Span(" keep  ", .hint), Span(back, .key), Span(" back", .hint)])
    ]
  }

  private static let fixed: [TextLine] = [
    TextLine([
      Span(" "), Span(" PROD ", .badgeProd), Span("  acme/vision  ", .bar), Span(" WRITE 9m ", .badgeWrite),
      Span(" read-only ", .badgeReadOnly), Span("staged 2 ", .bar), Span(" LOCAL ", .badgeLocal),
    ]),
    TextLine([
      Span("  "), Span("━ ", .borderFocus), Span("2 Nodes", .titleFocus), Span(" ━━━━━━ ", .borderFocus),
      Span("─ ", .border), Span("3 Staged", .title), Span(" ─────────────", .border),
    ]),
    TextLine([Span("  head", .head), Span("  what one reads"), Span("  what stands beside it", .dim)]),
    TextLine([
      Span("  "), Span("+ added", .added), Span("  "), Span("~ changed", .changed), Span("  "),
      Span("- removed", .removed), Span("  "), Span("! conflict", .conflict),
    ]),
    TextLine([
      Span("  "), Span("ok", .ok), Span("  "), Span("note", .warn), Span("  "), Span("error", .error), Span("  "),
      Span("running", .running), Span("  a "), Span("match", .match),
    ]),
    TextLine(
      [Span("▸ "), Span("~ ", .changed), Span("the selected row"), Span("  its model", .dim)], ground: .selection),
    TextLine([Span("  the same in a pane without the keyboard")], ground: .selectionInactive),
    TextLine([
      Span("  "), Span(" a field ", .field), Span(" "), Span(" where one types ", .fieldFocus), Span("  "),
      Span(" Add ", .buttonFocus), Span(" "), Span(" Cancel ", .button),
    ]),
    TextLine([
      Span("  "), Span("━━━━━━━━", .conceptHigh), Span("━━━━", .conceptLow), Span(" 0.72 station  "),
      Span("+0.31", .deltaUp), Span(" "), Span("-0.12", .deltaDown), Span("  region ", .dim), Span("1", .region),
    ]),
    TextLine([
      Span("  "), Span("faces", .graphNode), Span(" ───▸ ", .graphEdge), Span("crop", .graphNode), Span("   "),
      Span("\"id\"", .syntaxKey), Span(": "), Span("\"aa7f35c0\"", .syntaxString),
    ]),
  ]
}
