import Canvas
import MeshCore
import Panels

/// The menu of what can be copied: each form with its key and its size, and below it the chosen text.
struct CopyView {
  let dialog: CopySheet
  let state: State
  let size: Size

  var sheet: SheetView {
    guard let source = state.source(of: dialog.subject) else {
      return SheetView(
        SheetView.Panel(Rule("Copy", isFocused: true), Block([.blank, TextLine("    it is gone", .dim)])))
    }
    let rule = Rule("Copy · \(source.name)", trailing: [Span("to the terminal's clipboard", .dim)], isFocused: true)
    var lines: [TextLine] = [.blank]
    for (index, form) in CopyForm.allCases.enumerated() {
      lines.append(row(form, source, isChosen: index == dialog.choice))
    }
    let chosen = dialog.chosen
    lines += [.blank, .rule(chosen.rawValue, columns: size.columns)]
    return SheetView(
      SheetView.Panel(rule, Block(lines + preview(source.text(chosen), rows: size.rows - 1 - lines.count))))
  }

  private func row(_ form: CopyForm, _ source: CopySource, isChosen: Bool) -> TextLine {
    let text = source.text(form)
    let key = state.key(form.command, in: .copy)
    let note =
      text.map { CopySheet.fits($0) ? form.description(source) : "longer than terminals take" } ?? "there is none"
    let role: Role = text.map(CopySheet.fits) == true ? .text : .dim
    return TextLine(
      [Span(isChosen ? "▸   " : "    "), .cell(key, 4, .key), .cell(form.rawValue, 9, role), Span(note, .dim)],
      trailing: [Span(text.map { "\(grouped($0.utf8.count)) bytes " } ?? "", .dim)], ground: isChosen ? .selection : nil
    )
  }

  private func preview(_ text: String?, rows: Int) -> [TextLine] {
    guard let text, rows > 0 else { return [] }
    // One line more tells whether there are more.
    let lines = text.split(separator: "\n", maxSplits: rows, omittingEmptySubsequences: false)
    let shown = lines.prefix(lines.count > rows ? rows - 1 : rows).map {
      TextLine([.blank(2)] + syntaxSpans(String($0)))
    }
    return shown + (lines.count > rows ? [TextLine("  …", .dim)] : [])
  }
}

extension CopyForm {
  /// The command that copies this form.
  var command: Command {
    switch self {
    case .id: .copyID
    case .curl: .copyCurl
    case .json: .copyJSON
    case .yaml: .copyYAML
    case .python: .copyPython
    }
  }

  fileprivate func description(_ source: CopySource) -> String {
    switch self {
    case .id: ""
    case .curl: "\(source.callWords), with $CLARIFAI_PAT"
    case .json: "as the service writes it"
    case .yaml: "lossless, as meshwork export"
    case .python: "\(source.callWords), standard library only"
    }
  }
}
