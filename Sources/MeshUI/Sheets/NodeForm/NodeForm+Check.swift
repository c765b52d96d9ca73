import MeshCore
import Panels

extension NodeForm {
  /// What is to be said of one field, beside it or below it.
  enum Remark: Hashable, Sendable {
    case ok(String)
    case warn(String)
    case error(String)

    var isError: Bool { if case .error = self { true } else { false } }
  }

  /// The models that the typed text may mean.
  func models(_ catalogue: ModelCatalogue) -> [Model] { catalogue.hits(model.text.trimmed) }

  /// The versions of the chosen model that begin with the typed text; all of them while a whole one stands there.
  func versions(_ catalogue: ModelCatalogue) -> [ModelVersion] {
    guard let reference, case .read(let all) = catalogue.versions(of: reference) else { return [] }
    let typed = version.text.trimmed.lowercased()
    if all.contains(where: { $0.id == typed }) { return all }
    return all.filter { $0.id.hasPrefix(typed) }
  }

  /// The nodes this one could read without making a circle, in the order of the workflow.
  func candidates(_ draft: Workflow) -> [WorkflowNode] {
    switch purpose {
    case .add: draft.nodes
    case .edit(let own): draft.nodes.filter { $0.id != own && !draft.node($0.id, dependsOn: own) }
    }
  }

  /// The id that follows from the model, made unique among the nodes.
  func suggestedID(_ draft: Workflow) -> NodeID {
    let stem = Self.stem(of: String(model.text.trimmed.prefix(TextField.Content.id.limit)))
    guard !stem.isEmpty else { return "" }
    return uniqueID(stem, draft)
  }

  /// `color-recognition` gives `color`: the last word of a model's id seldom tells nodes apart.
  private static func stem(of model: String) -> String {
    let generic: Set<Substring> = ["recognition", "detection", "model", "classifier", "operator"]
    let words = model.split(separator: "-")
    guard words.count > 1, let last = words.last, generic.contains(last) else { return model }
    return words.dropLast().joined(separator: "-")
  }

  /// What the field holds wrong or right, for the draft it would change.
  func remark(on field: Field, draft: Workflow, catalogue: ModelCatalogue, keymap: Keymap = .usual) -> Remark? {
    switch field {
    case .model: modelRemark(catalogue)
    case .version: versionRemark(catalogue)
    case .id: idRemark(draft, keymap)
    case .inputs: inputsRemark(draft, catalogue)
    case .output, .cancel: nil
    case .parameters: parametersRemark
    }
  }

  func errors(draft: Workflow, catalogue: ModelCatalogue, keymap: Keymap = .usual) -> [(
    field: Field, remark: Remark
  )] {
    Field.allCases.compactMap { field in
      guard let remark = remark(on: field, draft: draft, catalogue: catalogue, keymap: keymap), remark.isError else {
        return nil
      }
      return (field, remark)
    }
  }

  /// The node the fields describe, with the newest version pinned where none is written.
  func node(catalogue: ModelCatalogue, original: WorkflowNode?) -> WorkflowNode? {
    guard var reference else { return nil }
    if let known = catalogue.model(reference), reference.owner == nil {
      reference = known.reference(version: reference.versionID)
    }
    if reference.versionID == nil, case .read(let versions) = catalogue.versions(of: reference) {
      reference.versionID = versions.first?.id
    }
    var node = original ?? WorkflowNode(id: chosenID, model: reference)
    node.id = chosenID
    node.model = reference
    node.inputs = inputs
    node.suppressesOutput = !isShown
    node.override = override(original?.override)
    return node
  }

  private func override(_ original: JSON?) -> JSON? {
    var fields: [String: JSON] = [:]
    if case .object(let old) = original { fields = old }
    fields["params"] = parsedParameters
    return fields.isEmpty ? nil : .object(fields)
  }

  private var parsedParameters: JSON? {
    parameters.text.trimmed.nonEmpty.flatMap { try? JSON(parsing: $0) }
  }

  private func modelRemark(_ catalogue: ModelCatalogue) -> Remark? {
    guard let reference else { return .error("choose a model, or paste an id") }
    if let known = catalogue.model(reference) { return .ok(known.owner) }
    switch catalogue.versions(of: reference) {
    case .absent(let why): return .error(why)
    case .failed: return .warn("could not be looked up; it is checked when applied")
    case .reading: return .warn("looking for it")
    case .read, nil: return .warn("not in the catalogue; it is checked when applied")
    }
  }

  private func versionRemark(_ catalogue: ModelCatalogue) -> Remark? {
    guard let reference else { return nil }
    switch catalogue.versions(of: reference) {
    case .reading: return .warn("reading the versions")
    // What is wrong then is said of the model.
    case .absent, .failed: return nil
    case nil: return version.isEmpty ? .warn("the newest, chosen by the service") : nil
    case .read(let versions):
      let typed = version.text.trimmed
      if typed.isEmpty { return .ok(versions.isEmpty ? "it has no versions" : "empty takes the newest, and pins it") }
      guard let index = versions.firstIndex(where: { $0.id == typed }) else {
        return .warn("not one of its \(counted(versions.count, "version"))")
      }
      return .ok(index == 0 ? "newest" : "\(index + 1) of \(versions.count)")
    }
  }

  private func idRemark(_ draft: Workflow, _ keymap: Keymap) -> Remark? {
    let typed = chosenID
    guard !typed.isEmpty else { return .error("a node needs an id") }
    if let index = draft.nodes.firstIndex(where: { $0.id == typed }), purpose != .edit(typed) {
      return .error(
        "node \(index + 1) has this id already. \(keymap.key(.suggestion, in: .nodeForm)) takes \(uniqueID(typed, draft))"
      )
    }
    guard Validation.isValidID(typed) else { return .warn("free, but unusual: \(Validation.Issue.idRule)") }
    return .ok(hasOwnID ? "free" : "suggested from the model")
  }

  /// `typed`, or the first free `typed-2`, `typed-3`...
  func uniqueID(_ typed: NodeID, _ draft: Workflow) -> NodeID {
    let taken = Set(draft.nodes.map(\.id).filter { purpose != .edit($0) })
    guard taken.contains(typed) else { return typed }
    return (2...).lazy.map { "\(typed)-\($0)" }.first { !taken.contains($0) } ?? typed
  }

  private func inputsRemark(_ draft: Workflow, _ catalogue: ModelCatalogue) -> Remark? {
    if let lost = inputs.first(where: { draft[node: $0] == nil }) {
      return .error("\(lost) is not in the workflow: Space takes it out")
    }
    guard let reference, let reader = ModelSignature(typeID: catalogue.typeID(reference)) else { return nil }
    if inputs.isEmpty {
      return reader.reads == .image || reader.reads == .any
        ? .ok("it takes an image") : .warn("it reads \(reader.reads.rawValue): choose a node that gives them")
    }
    let unfitting = inputs.first { input in
      guard let source = draft[node: input].flatMap({ ModelSignature(typeID: catalogue.typeID($0.model)) }) else {
        return false
      }
      return !reader.accepts(source)
    }
    return unfitting.map { .warn("it reads \(reader.reads.rawValue), and \($0) gives something else") } ?? .ok("fits")
  }

  private var parametersRemark: Remark? {
    guard !parameters.text.allSatisfy(\.isWhitespace) else { return nil }
    guard parameters.text.utf8.count <= Self.readAtOnce else { return .warn("long: read when the node is taken") }
    return parametersFault ?? .ok("override of the model's parameters")
  }

  /// What is wrong with the parameters, however long they are.
  var parametersFault: Remark? {
    guard let text = parameters.text.trimmed.nonEmpty else { return nil }
    if case .object? = try? JSON(parsing: text) { return nil }
    return .error("a JSON object, such as {\"threshold\": 0.7}")
  }

  /// Bytes of parameters that are read at every key.
  private static let readAtOnce = 16_384
}
