extension Theme {
  /// Light ink on a dark ground: the default. `themes/dark.yaml` holds the same.
  package static let dark: Theme = {
    let ground = RGB(0x1B, 0x1E, 0x26)
    let white = RGB(0xFF, 0xFF, 0xFF)
    let head = RGB(0xE8, 0xEA, 0xEE)
    let light = RGB(0xD7, 0xDA, 0xE0)
    let text = RGB(0xC8, 0xCC, 0xD4)
    let title = RGB(0xAA, 0xB2, 0xC0)
    let hint = RGB(0x98, 0xA0, 0xB0)
    let node = RGB(0x8F, 0x96, 0xA3)
    let dim = RGB(0x7E, 0x86, 0x95)
    let edge = RGB(0x6B, 0x74, 0x86)
    let border = RGB(0x4A, 0x51, 0x60)
    let track = RGB(0x4A, 0x55, 0x61)
    let bar = RGB(0x2C, 0x32, 0x40)
    let field = RGB(0x2A, 0x2F, 0x3A)
    let fieldFocus = RGB(0x3B, 0x4A, 0x66)
    let button = RGB(0x3A, 0x40, 0x4C)
    let selection = RGB(0x33, 0x41, 0x5C)
    let blue = RGB(0x8F, 0xB4, 0xE8)
    let yellow = RGB(0xE5, 0xC0, 0x7B)
    let green = RGB(0x98, 0xC3, 0x79)
    let mint = RGB(0x7F, 0xC8, 0xA9)
    let red = RGB(0xE0, 0x6C, 0x75)
    let brightRed = RGB(0xF0, 0x71, 0x78)
    let violet = RGB(0xD5, 0x8F, 0xE0)
    let sky = RGB(0x6C, 0xB6, 0xD9)
    let orange = RGB(0xE0, 0x97, 0x5A)
    return Theme(
      name: "dark",
      styles: [
        .text: Style(ink: .rgb(text), ground: .rgb(ground)),
        .dim: Style(ink: .rgb(dim)),
        .head: Style(ink: .rgb(head), bold: true),
        .title: Style(ink: .rgb(title)),
        .titleFocus: Style(ink: .rgb(white), bold: true),
        .border: Style(ink: .rgb(border)),
        .borderFocus: Style(ink: .rgb(blue)),
        .selection: Style(ink: .rgb(white), ground: .rgb(selection)),
        .selectionInactive: Style(ink: .rgb(white), ground: .rgb(field)),
        .bar: Style(ink: .rgb(light), ground: .rgb(bar)),
        .badgeProd: Style(ink: .rgb(ground), ground: .rgb(yellow), bold: true),
        .badgeWrite: Style(ink: .rgb(yellow), ground: .rgb(bar), bold: true),
        .badgeReadOnly: Style(ink: .rgb(mint), ground: .rgb(bar), bold: true),
        .badgeLocal: Style(ink: .rgb(ground), ground: .rgb(mint), bold: true),
        .key: Style(ink: .rgb(blue), bold: true),
        .hint: Style(ink: .rgb(hint)),
        .field: Style(ink: .rgb(light), ground: .rgb(field)),
        .fieldFocus: Style(ink: .rgb(white), ground: .rgb(fieldFocus)),
        .match: Style(ink: .rgb(yellow), bold: true),
        .button: Style(ink: .rgb(text), ground: .rgb(button)),
        .buttonFocus: Style(ink: .rgb(ground), ground: .rgb(blue), bold: true),
        .ok: Style(ink: .rgb(green)),
        .warn: Style(ink: .rgb(yellow)),
        .error: Style(ink: .rgb(brightRed), bold: true),
        .running: Style(ink: .rgb(sky)),
        .added: Style(ink: .rgb(green)),
        .changed: Style(ink: .rgb(yellow)),
        .removed: Style(ink: .rgb(red)),
        .conflict: Style(ink: .rgb(violet), bold: true),
        .conceptHigh: Style(ink: .rgb(mint)),
        .conceptLow: Style(ink: .rgb(track)),
        .deltaUp: Style(ink: .rgb(sky)),
        .deltaDown: Style(ink: .rgb(orange)),
        .region: Style(ink: .rgb(white), bold: true),
        .graphNode: Style(ink: .rgb(node)),
        .graphEdge: Style(ink: .rgb(edge)),
        .syntaxKey: Style(ink: .rgb(blue)),
        .syntaxString: Style(ink: .rgb(green)),
      ])
  }()
}
