extension Theme {
  /// Dark ink on a light ground. `themes/light.yaml` holds the same.
  package static let light: Theme = {
    let ground = RGB(0xFB, 0xFB, 0xF8)
    let black = RGB(0x10, 0x14, 0x1C)
    let text = RGB(0x2B, 0x30, 0x3B)
    let title = RGB(0x45, 0x4D, 0x5C)
    let hint = RGB(0x52, 0x5A, 0x69)
    let dim = RGB(0x64, 0x6C, 0x7A)
    let edge = RGB(0x7C, 0x84, 0x92)
    let border = RGB(0xB4, 0xBA, 0xC4)
    let bar = RGB(0xE2, 0xE6, 0xED)
    let field = RGB(0xEB, 0xEE, 0xF3)
    let fieldFocus = RGB(0xCD, 0xDB, 0xF2)
    let button = RGB(0xDD, 0xE1, 0xE8)
    let selection = RGB(0xD5, 0xE1, 0xF5)
    let blue = RGB(0x1F, 0x55, 0xA8)
    let amber = RGB(0x7A, 0x52, 0x00)
    let green = RGB(0x2F, 0x6A, 0x1D)
    let teal = RGB(0x0C, 0x66, 0x50)
    let red = RGB(0xAD, 0x26, 0x30)
    let violet = RGB(0x87, 0x2B, 0x96)
    let sky = RGB(0x0B, 0x61, 0x88)
    let orange = RGB(0x93, 0x48, 0x07)
    return Theme(
      name: "light",
      styles: [
        .text: Style(ink: .rgb(text), ground: .rgb(ground)),
        .dim: Style(ink: .rgb(dim)),
        .head: Style(ink: .rgb(black), bold: true),
        .title: Style(ink: .rgb(title)),
        .titleFocus: Style(ink: .rgb(black), bold: true),
        .border: Style(ink: .rgb(border)),
        .borderFocus: Style(ink: .rgb(blue)),
        .selection: Style(ink: .rgb(black), ground: .rgb(selection)),
        .selectionInactive: Style(ink: .rgb(black), ground: .rgb(field)),
        .bar: Style(ink: .rgb(text), ground: .rgb(bar)),
        .badgeProd: Style(ink: .rgb(ground), ground: .rgb(amber), bold: true),
        .badgeWrite: Style(ink: .rgb(amber), ground: .rgb(bar), bold: true),
        .badgeReadOnly: Style(ink: .rgb(teal), ground: .rgb(bar), bold: true),
        .badgeLocal: Style(ink: .rgb(ground), ground: .rgb(teal), bold: true),
        .key: Style(ink: .rgb(blue), bold: true),
        .hint: Style(ink: .rgb(hint)),
        .field: Style(ink: .rgb(text), ground: .rgb(field)),
        .fieldFocus: Style(ink: .rgb(black), ground: .rgb(fieldFocus)),
        .match: Style(ink: .rgb(amber), bold: true),
        .button: Style(ink: .rgb(text), ground: .rgb(button)),
        .buttonFocus: Style(ink: .rgb(ground), ground: .rgb(blue), bold: true),
        .ok: Style(ink: .rgb(green)),
        .warn: Style(ink: .rgb(amber)),
        .error: Style(ink: .rgb(red), bold: true),
        .running: Style(ink: .rgb(sky)),
        .added: Style(ink: .rgb(green)),
        .changed: Style(ink: .rgb(amber)),
        .removed: Style(ink: .rgb(red)),
        .conflict: Style(ink: .rgb(violet), bold: true),
        .conceptHigh: Style(ink: .rgb(teal)),
        .conceptLow: Style(ink: .rgb(border)),
        .deltaUp: Style(ink: .rgb(sky)),
        .deltaDown: Style(ink: .rgb(orange)),
        .region: Style(ink: .rgb(black), bold: true),
        .graphNode: Style(ink: .rgb(hint)),
        .graphEdge: Style(ink: .rgb(edge)),
        .syntaxKey: Style(ink: .rgb(blue)),
        .syntaxString: Style(ink: .rgb(green)),
      ])
  }()
}
