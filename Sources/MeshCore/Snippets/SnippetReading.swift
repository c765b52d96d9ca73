import FoundationEssentials

/// The reading of one snippet: the call it makes, or the body of one.
struct SnippetReading {
  var request: Snippet.Request?
  var app: AppScope?
  var warnings: [String] = []

  mutating func read(_ call: SnippetCall) throws(FileError) {
    let (named, path) = call.path
    if let named { app = named.isPlaceholder ? nil : named }
    if call.isCut {
      warnings.append("A quote is not closed: what comes behind the address may be missing.")
    }
    if let leftOut = call.leftOut { warnings.append("What follows the command is left out: \(leftOut)") }
    switch (call.method, path.first, path.count) {
    case (_, "workflows", _) where path.last == "results": throw FileError("it predicts. p does that here.")
    case ("GET", "workflows", _): throw FileError("it only reads. R does that here.")
    case (_, "workflows", 3...): throw FileError("it is about versions, which are not staged from snippets.")
    case ("PATCH", "workflows", 2) where path[1] == "ids": try readRenaming(try body(call))
    case ("DELETE", "workflows", 2): request = .delete([path[1]])
    case ("POST", "workflows", 1): try readCreation(try body(call))
    case ("PATCH", "workflows", 1): try readPatch(try body(call))
    case ("DELETE", "workflows", 1): try readDeletion(try body(call))
    case _:
      let path = path.isEmpty ? call.url : path.joined(separator: "/")
      throw FileError("\(call.method) \(path.prefix(80)) creates, patches or deletes no workflow.")
    }
  }

  /// A body without its call says by its fields what it is for; what only describes workflows is a file.
  mutating func read(json text: String) throws(FileError) {
    let root = try WorkflowReading.json(text)
    noteApp(of: root)
    if root["action"] != nil, root["ids"] == nil { return try readPatch(root) }
    if case .array(let ids)? = root["ids"], case .object? = ids.first { return try readRenaming(root) }
    if root[field: "delete_all"] != nil || root["ids"] != nil { return try readDeletion(root) }
    var reading = WorkflowReading()
    try reading.readWire(root)
    guard !reading.items.isEmpty else { throw FileError("it describes no workflow.") }
    request = .describe(reading.items)
    warnings += reading.warnings
  }

  private mutating func readCreation(_ body: JSON) throws(FileError) {
    request = .create(try items(of: body))
  }

  private mutating func readPatch(_ body: JSON) throws(FileError) {
    guard let action = body["action"]?.string.flatMap(PatchAction.init) else {
      throw FileError("a PATCH needs action: overwrite, merge or remove. Add it.")
    }
    request = .patch(WorkflowPatch(action: action, items: try items(of: body)))
  }

  private mutating func readDeletion(_ body: JSON) throws(FileError) {
    warnUnknown(in: body, ["ids", "delete_all", "user_app_id", "action"])
    if body[field: "delete_all"] == true {
      request = .deleteAll
      return
    }
    guard case .array(let ids) = body["ids"], !ids.isEmpty else {
      throw FileError("a DELETE of several needs ids, or delete_all. Add one of them.")
    }
    let names = ids.compactMap(\.string)
    guard names.count == ids.count else {
      throw FileError("it names its ids in a way that is not known. They are texts.")
    }
    // An id that is named twice is deleted once.
    var seen: Set<WorkflowID> = []
    request = .delete(names.filter { seen.insert($0).inserted })
  }

  /// What is sent of each workflow. The reading of files says what is wrong with them, and what is not known.
  private mutating func items(of body: JSON) throws(FileError) -> [WorkflowPatch.Item] {
    var reading = WorkflowReading()
    try reading.readWire(body)
    guard !reading.items.isEmpty else { throw FileError("it names no workflow. Add workflows.") }
    warnings += reading.warnings
    return reading.items
  }

  private mutating func body(_ call: SnippetCall) throws(FileError) -> JSON {
    guard let text = call.body else { throw FileError("\(call.method) is sent without a body. Copy the whole of it.") }
    let body = try WorkflowReading.json(text)
    if app == nil { noteApp(of: body) }
    return body
  }

  private mutating func noteApp(of body: JSON) {
    if let named = body.namedApp { app = named }
  }

  /// Another id for one workflow: the service takes no more in a request.
  private mutating func readRenaming(_ body: JSON) throws(FileError) {
    warnUnknown(in: body, ["ids", "user_app_id", "action"])
    guard case .array(let items)? = body["ids"], let item = items.first, let old = item["id"]?.string?.nonEmpty,
      let new = item[field: "new_id"]?.string?.nonEmpty
    else { throw FileError("a new id needs ids: a list of one id and its new_id. Add it.") }
    guard items.count == 1 else {
      throw FileError("it gives \(items.count) workflows another id, and the service takes one in a request. Split it.")
    }
    guard body["action"]?.string.flatMap(PatchAction.init) == .overwrite else {
      throw FileError("a new id needs action: overwrite. Add it.")
    }
    warnUnknown(in: item, ["id", "new_id"])
    request = .rename(old, to: new)
  }

  private mutating func warnUnknown(in body: JSON, _ known: Set<String>) {
    guard case .object(let fields) = body else { return }
    let unknown = fields.keys.filter { !known.contains(CamelCase.wireName($0, among: known)) }.sorted()
    if !unknown.isEmpty { warnings.append("Not known, and not sent: \(unknown.joined(separator: ", ")).") }
  }
}

extension JSON {
  /// The field of a name of the wire, in either of its spellings.
  subscript(field name: String) -> JSON? {
    self[name] ?? CamelCase.spelling(of: name).flatMap { self[$0] }
  }

  /// The app that a request names; nil where that is none, or a placeholder.
  var namedApp: AppScope? {
    guard let set = self[field: "user_app_id"], let user = set[field: "user_id"]?.string,
      let id = set[field: "app_id"]?.string?.nonEmpty
    else { return nil }
    let named = AppScope(userID: user, appID: id)
    return named.isPlaceholder ? nil : named
  }
}
