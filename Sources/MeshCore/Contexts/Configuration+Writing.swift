extension Configuration {
  /// The text of the file. It holds keys: it belongs in a file that only its owner reads.
  public var yaml: String {
    var fields: [String: JSON] = [:]
    fields["theme"] = theme.map(JSON.string)
    fields["window_title"] = windowTitle.map(JSON.bool)
    fields["mouse"] = mouse.map(JSON.bool)
    fields["current"] = current.map(JSON.string)
    if !contexts.isEmpty {
      fields["contexts"] = .object(Dictionary(contexts.map { ($0.name, $0.json) }) { _, last in last })
    }
    if !keys.isEmpty { fields["keys"] = keys.json }
    return fields.isEmpty ? "" : JSON.object(fields).yaml
  }

  /// Puts a context in place of the one of its name, or at the end.
  public mutating func set(_ context: Context) {
    guard let index = contexts.firstIndex(where: { $0.name == context.name }) else { return contexts.append(context) }
    contexts[index] = context
  }

  /// Takes a context out; false where there is none of that name.
  public mutating func remove(_ name: String) -> Bool {
    guard let index = contexts.firstIndex(where: { $0.name == name }) else { return false }
    contexts.remove(at: index)
    if current == name { current = nil }
    return true
  }
}

extension Context {
  fileprivate var json: JSON {
    var fields: [String: JSON] = [:]
    fields["base_url"] = base.map(JSON.string)
    fields["user"] = userID.map(JSON.string)
    fields["app"] = appID.map(JSON.string)
    fields["key"] = key.map { .string($0.text) }
    fields["root_certificates"] = rootCertificates.map(JSON.string)
    if isReadOnly { fields["read_only"] = true }
    fields["badge"] = badge.map(JSON.string)
    fields["theme"] = theme.map(JSON.string)
    return .object(fields)
  }
}
