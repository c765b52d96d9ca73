extension WorkflowResult {
  /// The result without the bytes of the pictures in it, which can be cut out of its image again: what is kept of a run.
  public var withoutPictures: WorkflowResult {
    guard outputs.contains(where: \.data.holdsPicture) else { return self }
    // What was read once is read again.
    return (try? Wire.decoder.decode(WorkflowResult.self, from: raw.withoutPictures)) ?? self
  }
}

extension OutputData {
  fileprivate var holdsPicture: Bool { picture != nil || regions.contains(where: \.data.holdsPicture) }
}

extension JSON {
  fileprivate var withoutPictures: JSON {
    switch self {
    case .null, .bool, .number, .whole, .string: return self
    case .array(let items): return .array(items.map(\.withoutPictures))
    case .object(var fields):
      if case .object(var image)? = fields["image"] {
        image["base64"] = nil
        fields["image"] = image.isEmpty ? nil : .object(image)
      }
      return .object(fields.mapValues(\.withoutPictures))
    }
  }
}
