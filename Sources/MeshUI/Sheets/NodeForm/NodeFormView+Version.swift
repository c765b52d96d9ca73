import Canvas
import FoundationEssentials
import MeshCore
import Panels

extension NodeFormView {
  func version(listRows: Int) -> Block {
    let isFocused = form.focus == .version
    let found = isFocused ? form.versions(catalogue) : []
    var trailing: [Span] = []
    if isFocused, !found.isEmpty {
      trailing = [Span("\(min(form.choice, found.count - 1) + 1) of \(found.count)")]
    } else if !isFocused, case .ok(let index) = remark(on: .version), !form.version.isEmpty {
      trailing = [Span([index, state.clock.day(date)].filter { !$0.isEmpty }.joined(separator: ", "))]
    } else if !isFocused, form.version.isEmpty {
      trailing = [Span(emptyNote)].filter { !$0.text.isEmpty }
    }
    var block = columns.field(
      "Version", form.version, isFocused: isFocused, hint: isFocused ? emptyHint : "",
      trailing: trailing)
    guard isFocused else {
      if case .warn? = remark(on: .version), !form.version.isEmpty { add(remark(on: .version), to: &block) }
      return block
    }
    block.append(list(of: found, rows: listRows))
    if found.isEmpty { add(remark(on: .version), to: &block) }
    if !form.version.isEmpty { block.lines.append(columns.row([Span("  \(emptyHint)", .dim)])) }
    return block
  }

  private var emptyHint: String {
    guard let reference = form.reference else { return "" }
    switch catalogue.versions(of: reference) {
    case .reading: return "reading the versions"
    case .read: return "empty takes the newest, and pins it"
    case .absent, .failed, nil: return "empty leaves it to the service, which takes the newest"
    }
  }

  /// What an empty field comes to.
  private var emptyNote: String {
    guard let reference = form.reference else { return "" }
    switch catalogue.versions(of: reference) {
    case .reading: return "reading the versions"
    case .read(let all): return all.first.map { "the newest, \($0.id.prefix(8))" } ?? ""
    case .absent, .failed, nil: return ""
    }
  }

  /// When the written version was made.
  private var date: Date? {
    guard let reference = form.reference, case .read(let all) = catalogue.versions(of: reference) else { return nil }
    return all.first { $0.id == reference.versionID }?.createdAt
  }

  private func list(of versions: [ModelVersion], rows: Int) -> Block {
    guard let reference = form.reference, case .read(let all) = catalogue.versions(of: reference) else {
      return Block()
    }
    return columns.list(of: versions.count, chosen: form.choice, rows: min(rows, 8)) { index in
      let version = versions[index]
      return (
        [
          .cell(version.id, min(34, columns.fieldWidth - 2)), .cell(state.clock.day(version.createdAt), 12, .dim),
        ], columns.fieldWidth >= 58 ? [Span(version.id == all.first?.id ? "newest" : "", .ok)] : []
      )
    }
  }
}
