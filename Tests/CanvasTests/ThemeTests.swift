import Canvas
import Testing

@Suite struct ThemeTests {
  @Test func aRoleTakesWhatItLacksFromText() {
    let theme = Theme.dark
    #expect(theme[.dim].ground == theme[.text].ground)
    #expect(theme[.dim].ink != theme[.text].ink)
    #expect(Theme.mono[.dim] == Style())
  }

  @Test func inkOnAnotherGround() {
    let theme = Theme.dark
    let changed = theme.style(for: .role(.changed, on: .selection))
    #expect(changed.ink == theme[.changed].ink && changed.ground == theme[.selection].ground)
    #expect(theme.style(for: .role(.text, on: .selection)) == theme[.selection])
    #expect(theme.style(for: .role(.dim, on: .fieldFocus)).ink == theme[.fieldFocus].ink)
    #expect(theme.style(for: .role(.dim, on: .bar)).ink == theme[.hint].ink)
    #expect(theme.style(for: .role(.key, on: .bar)).bold)
    let swatch = theme.style(for: .swatch(RGB(1, 2, 3), on: .selection))
    #expect(swatch.ink == .rgb(RGB(1, 2, 3)) && swatch.ground == theme[.selection].ground)
    let raw = theme.style(for: .raw(ink: RGB(1, 2, 3), ground: RGB(4, 5, 6)))
    #expect(raw == Style(ink: .rgb(RGB(1, 2, 3)), ground: .rgb(RGB(4, 5, 6))))
  }

  /// A bar that is reversed is one patch: inks of their own would be grounds of their words.
  @Test func aReversedBarHasOneColour() {
    for depth in [ColorDepth.ansi8, .ansi16] {
      let theme = Theme.dark.reduced(to: depth)
      guard theme[.bar].reverse else { continue }
      for role in [Role.ok, .conflict, .warn, .error, .running] {
        #expect(theme.style(for: .role(role, on: .bar)).ink == theme[.bar].ink, "\(role) \(depth)")
      }
    }
  }

  /// By the colours of the console and by xterm's, whose red on blue is 2.4 to 1.
  @Test func marksAreLegibleOnTheSelectionInSixteenColours() {
    let theme = Theme.dark.reduced(to: .ansi16)
    for role in [Role.removed, .error, .key, .added] {
      #expect(
        theme.style(for: .role(role, on: .selection)).ink == .ansi(15) || role == .key || role == .added, "\(role)")
    }
  }

  @Test func withoutColoursTheSelectionIsReversedWithItsInksBold() {
    let style = Theme.mono.style(for: .role(.changed, on: .selection))
    #expect(style == Style(bold: true, reverse: true))
    #expect(Theme.mono.style(for: .role(.error)).reverse)
    #expect(!Theme.mono.style(for: .role(.error, on: .field)).reverse)
  }

  @Test func focusIsSeenWithoutColours() {
    let mono = Theme.mono
    for (focused, other) in [
      (Role.titleFocus, Role.title), (.borderFocus, .border), (.selection, .selectionInactive), (.fieldFocus, .field),
      (.buttonFocus, .button), (.selection, .text), (.selectionInactive, .text), (.key, .hint), (.match, .text),
      (.badgeProd, .bar), (.badgeWrite, .bar), (.head, .text),
    ] {
      #expect(mono[focused] != mono[other], "\(focused) looks like \(other)")
    }
  }

  /// What is read, not lines and tracks: at least 4.5 to 1 on every ground it is drawn on.
  @Test(arguments: [Theme.dark, .light]) func textIsLegible(theme: Theme) throws {
    let lines: Set<Role> = [.border, .borderFocus, .conceptLow, .conceptHigh, .graphEdge, .region]
    for role in Role.allCases where !lines.contains(role) {
      #expect(try theme.contrast(of: .role(role)) >= 4.5, "\(theme.name): \(role)")
    }
    for ground in [Role.selection, .selectionInactive, .field, .fieldFocus, .bar] {
      for ink in [Role.text, .dim, .head] {
        #expect(try theme.contrast(of: .role(ink, on: ground)) >= 4.5, "\(theme.name): \(ink) on \(ground)")
      }
    }
    for ink in [Role.ok, .warn, .error, .added, .changed, .removed, .conflict, .match, .key, .running] {
      #expect(try theme.contrast(of: .role(ink, on: .selection)) >= 3, "\(theme.name): \(ink) on selection")
    }
    for line in [Role.borderFocus, .conceptHigh] {
      #expect(try theme.contrast(of: .role(line)) >= 3, "\(theme.name): \(line)")
    }
  }
}

extension Theme: CustomTestStringConvertible {
  package var testDescription: String { name }
}

extension Theme {
  fileprivate func contrast(of paint: Paint) throws -> Double {
    let style = style(for: paint)
    guard case .rgb(let ink) = try #require(style.ink), case .rgb(let ground) = try #require(style.ground) else {
      return 0
    }
    return ink.contrast(with: ground)
  }
}

@Suite struct ReductionTests {
  @Test(arguments: [ColorDepth.indexed256, .direct]) func manyColoursStay(depth: ColorDepth) {
    #expect(Theme.dark.reduced(to: depth) == .dark)
  }

  @Test func noColoursIsMono() {
    #expect(Theme.light.reduced(to: .mono) == .mono)
    let own = Theme(name: "own", styles: [.head: Style(underline: true)], over: .mono)
    #expect(own.reduced(to: .mono) == own)
  }

  @Test(arguments: [Theme.dark, .light], [ColorDepth.ansi8, .ansi16])
  func fewColoursStillTellThingsApart(theme: Theme, depth: ColorDepth) {
    let reduced = theme.reduced(to: depth)
    for role in Role.allCases {
      let style = reduced[role]
      #expect(style.ink != style.ground, "\(role)")
      for case .ansi(let index)? in [style.ink, style.ground] {
        #expect((0..<(depth == .ansi8 ? 8 : 16)).contains(index))
      }
    }
    for (one, other) in [
      (Role.selection, Role.text), (.selectionInactive, .text), (.selection, .selectionInactive), (.bar, .text),
      (.field, .text), (.fieldFocus, .field), (.button, .text), (.buttonFocus, .button), (.badgeProd, .bar),
      (.added, .removed), (.titleFocus, .title),
    ] {
      #expect(reduced[one] != reduced[other], "\(theme.name): \(one) looks like \(other)")
    }
  }

  /// Terminals that brighten bold ink would make it grey.
  @Test(arguments: [ColorDepth.ansi8, .ansi16]) func blackIsNeverBold(depth: ColorDepth) {
    let reduced = Theme.light.reduced(to: depth)
    for role in Role.allCases where reduced[role].ink == .ansi(0) { #expect(!reduced[role].bold, "\(role)") }
  }

  @Test(arguments: [Theme.dark, .light], [ColorDepth.ansi8, .ansi16])
  func everyInkIsLegibleOnEveryGround(theme: Theme, depth: ColorDepth) throws {
    let reduced = theme.reduced(to: depth)
    for ground in [Role.selection, .selectionInactive, .bar, .field, .fieldFocus] {
      for ink in Role.allCases {
        let style = reduced.style(for: .role(ink, on: ground))
        guard case .ansi(let inkIndex) = try #require(style.ink),
          case .ansi(let groundIndex) = try #require(style.ground)
        else {
          Issue.record("\(ink) on \(ground) is not a colour of the terminal's own")
          continue
        }
        let contrast = RGB(ansi: inkIndex).contrast(with: RGB(ansi: groundIndex))
        #expect(contrast >= 3, "\(theme.name): \(ink) \(inkIndex) on \(ground) \(groundIndex)")
      }
    }
  }

  @Test func legibleInksKeepTheirColours() {
    let reduced = Theme.dark.reduced(to: .ansi16)
    #expect(reduced.style(for: .role(.key, on: .selection)).ink == reduced[.selection].ink)
    #expect(reduced.style(for: .role(.warn, on: .selection)).ink == reduced[.warn].ink)
  }
}

@Suite struct ThemeSourceTests {
  @Test func namesAreLookedUp() {
    let source = ThemeSource(
      name: "mine", inherits: "light", palette: ["sea": "#102030"],
      styles: [
        "text": StyleSource(fg: "sea", bg: "#FFffFF"), "title_focus": StyleSource(fg: "bright_red", bold: true),
        "selection": StyleSource(underline: true, reverse: true),
      ])
    let (theme, warnings) = source.theme { $0 == "light" ? .shipped("light") : nil }
    #expect(warnings == [])
    #expect(theme.name == "mine")
    #expect(theme[.text] == Style(ink: .rgb(RGB(0x10, 0x20, 0x30)), ground: .rgb(RGB(255, 255, 255))))
    #expect(theme[.titleFocus].ink == .ansi(9) && theme[.titleFocus].bold)
    #expect(theme[.selection].reverse && theme[.selection].underline)
    #expect(theme[.warn].ink == Theme.light[.warn].ink)
  }

  @Test func faultsAreNamedAndInherited() {
    let source = ThemeSource(
      name: "mine", inherits: "nowhere",
      styles: ["warn": StyleSource(fg: "mauve"), "wran": StyleSource(fg: "red"), "error": StyleSource(bg: "#12345")])
    let (theme, warnings) = source.theme { _ in nil }
    #expect(theme[.warn] == Theme.dark[.warn] && theme[.error] == Theme.dark[.error])
    // What is no role is said with its line by whoever has read the file.
    #expect(warnings.count == 3)
    #expect(warnings.contains { $0.contains("'nowhere'") } && warnings.contains { $0.contains("'mauve'") })
    #expect(warnings.contains { $0.contains("'#12345'") })
  }

  /// What inherits may use the colours of what it inherits from, and change them for all styles.
  @Test func thePaletteIsInherited() {
    let base = ThemeSource(
      name: "base", inherits: "dark", palette: ["sea": "#000001"], styles: ["ok": .init(fg: "sea")])
    let source = ThemeSource(
      name: "mine", inherits: "base", palette: ["sea": "#000002", "yellow": "#000003"],
      styles: ["error": .init(fg: "sea"), "running": .init(fg: "violet")])
    let (theme, warnings) = source.theme { $0 == "base" ? base : .shipped($0) }
    #expect(warnings == [])
    #expect(theme[.ok].ink == .rgb(RGB(0, 0, 2)) && theme[.error].ink == .rgb(RGB(0, 0, 2)))
    #expect(theme[.warn].ink == .rgb(RGB(0, 0, 3)) && theme[.running].ink == Theme.dark[.conflict].ink)
  }

  /// What a palette calls `red` is that, also where the theme it is inherited from calls another colour so; and the
  /// terminal's own red comes back by its name.
  @Test func itsOwnPaletteIsNearerThanAnInheritedOne() {
    let base = ThemeSource(name: "base", inherits: "dark", palette: ["red": "#000001"])
    let styles = ["error": StyleSource(fg: "red")]
    func error(_ palette: [String: String]) -> Style.Color? {
      let child = ThemeSource(name: "mine", inherits: "base", palette: palette, styles: styles)
      return child.theme { $0 == "base" ? base : .shipped($0) }.0[.error].ink
    }
    #expect(error(["red": "#000002"]) == .rgb(RGB(0, 0, 2)))
    #expect(error(["red": "red"]) == .ansi(1))
    #expect(error([:]) == .rgb(RGB(0, 0, 1)))
  }

  @Test func aCircleEnds() {
    let one = ThemeSource(name: "one", inherits: "two", styles: ["ok": .init(fg: "magenta")])
    let two = ThemeSource(name: "two", inherits: "one", styles: ["warn": .init(fg: "cyan")])
    let (theme, warnings) = one.theme { $0 == "one" ? one : two }
    #expect(warnings.count == 1 && warnings[0].contains("leads back"))
    #expect(theme[.ok].ink == .ansi(5) && theme[.warn].ink == .ansi(6) && theme[.error] == Theme.dark[.error])
    // One of a shipped name may build on that.
    let dark = ThemeSource(name: "dark", inherits: "dark", styles: ["ok": .init(fg: "magenta")])
    let (own, none) = dark.theme { _ in dark }
    #expect(none == [] && own[.ok].ink == .ansi(5) && own[.warn] == Theme.dark[.warn])
  }

  @Test func contrastIsThatOfWCAG() throws {
    let theme = ThemeSource(
      name: "t", styles: ["text": .init(fg: "#777777", bg: "#ffffff"), "border": .init(fg: "#fefefe")]
    ).theme { _ in nil }.0
    let contrast = try #require(theme.contrast(of: .text))
    #expect(abs(contrast - 4.478) < 0.001)
    #expect(theme.isTooLow(.text) && !theme.isTooLow(.border))
    #expect(theme.isLight == true && Theme.dark.isLight == false && Theme.mono.isLight == nil)
    #expect(Theme.mono.lowestContrast == nil)
  }
}
