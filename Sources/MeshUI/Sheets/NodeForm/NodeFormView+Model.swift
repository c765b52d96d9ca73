import Canvas
import MeshCore
import Panels

extension NodeFormView {
  func model(listRows: Int) -> Block {
    let isFocused = form.focus == .model
    let hits = isFocused ? form.models(catalogue) : []
    var trailing: [Span] = []
    if isFocused, !hits.isEmpty {
      trailing = [Span("\(min(form.choice, hits.count - 1) + 1) of \(hits.count)")]
    } else if !isFocused, case .ok(let owner) = remark(on: .model) {
      trailing = [Span(owner)]
    }
    var block = columns.field(
      "Model", form.model, isFocused: isFocused, hint: "type a part of its name", trailing: trailing)
    guard isFocused else {
      if trailing.isEmpty { add(remark(on: .model), to: &block, isEmpty: form.model.isEmpty) }
      return block
    }
    block.append(list(of: hits, rows: listRows))
    block.lines.append(columns.row([.blank(2)] + hint(hits)))
    return block
  }

  private func list(of hits: [Model], rows: Int) -> Block {
    let shown = window(of: hits.count, around: form.choice, rows: min(rows, 8))
    let owners = hits[shown].map { width(of: sanitized(owner(of: $0))) }.max() ?? 0
    let ownerColumns = min(owners, columns.fieldWidth / 3)
    let signatureColumns = columns.fieldWidth >= 60 ? 19 : 0
    let gap = signatureColumns > 0 ? 1 : 0
    let idColumns = max(8, columns.fieldWidth - 3 - signatureColumns - gap - ownerColumns - 1)
    return columns.list(of: hits.count, chosen: form.choice, rows: min(rows, 8)) { index in
      let model = hits[index]
      let signature = ModelSignature(typeID: model.typeID).map { "\($0.reads.rawValue) → \($0.gives.rawValue)" }
      let id = matched(truncated(sanitized(model.id), to: idColumns - 1))
      return (
        id + [
          .blank(idColumns - id.columns), .cell(signature ?? model.typeID ?? "", signatureColumns, .dim),
          .blank(gap), .cellRight(owner(of: model), ownerColumns, .dim),
        ], []
      )
    }
  }

  /// Whose the model is; of one that the embedded backend lists but cannot run, that, and whether it could be.
  private func owner(of model: Model) -> String {
    guard state.session.isLocal, model.version?.status?.code == .modelNotDeployed else { return model.owner }
    return lack(of: model) == nil ? "service only" : "not installed"
  }

  /// What a model lacks that can be installed, with the command for it.
  private func lack(of model: Model) -> String? {
    guard state.session.isLocal, let status = model.version?.status, status.code == .modelNotDeployed else {
      return nil
    }
    return status.details.map { details in
      details.firstRange(of: "meshwork ").map { "not installed: " + details[$0.lowerBound...] } ?? details
    }
  }

  /// The typed letters of a hit stand out.
  private func matched(_ id: String) -> [Span] {
    let typed = form.model.text.trimmed.lowercased()
    guard !typed.isEmpty else { return [Span(id)] }
    return Span(id).lighting(SearchWords(typed))
  }

  /// What stands below the hits: what the chosen one does, or what else the field takes.
  private func hint(_ hits: [Model]) -> [Span] {
    let room = columns.fieldWidth - 2
    switch catalogue.phase {
    case .failed(let why):
      let words = " the models could not be read: " + why
      return [Span("error", .error)]
        + [.cell(width(of: words) <= room - 6 ? words : " no models read: paste an id or an address", room - 6)]
    case .reading where hits.isEmpty: return [Span("reading the models", .running)]
    case .notRead, .reading, .read: break
    }
    if hits.isEmpty, !form.model.isEmpty, let remark = remark(on: .model) { return .remark(remark) }
    if hits.indices.contains(form.choice), let lack = lack(of: hits[form.choice]) { return [.cell(lack, room, .warn)] }
    if !form.model.isEmpty, hits.indices.contains(form.choice), let text = hits[form.choice].summary, !text.isEmpty {
      return [.cell(text, room, .dim)]
    }
    return [.cell("or paste an id, or a model's web address", room, .dim)]
  }
}
