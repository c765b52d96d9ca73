import MeshCore

/// Predictions for people: a line a finding, under its node, under its image.
enum PredictionText {
  static func lines(image: String, _ result: ImageResult) -> [String] {
    let head = result.status.code == .success ? image : told(image, result.status)
    // What failed for the image fails for each of its nodes, and is told once.
    if result.status.code != .success, let first = result.outputs.first?.output?.status,
      result.outputs.allSatisfy({ $0.output?.status == first }), first.text == result.status.text
    {
      return [head]
    }
    return [head] + result.outputs.flatMap(lines)
  }

  /// A subject and its status; a fault of this machine has no code, and may begin with the name of its file itself.
  private static func told(_ subject: String, _ status: Status) -> String {
    let words = status.code == .unknown ? status.text : "\(status.text) (\(status.code.rawValue))"
    return words.hasPrefix(subject) ? words : "\(subject): \(words)"
  }

  private static func lines(_ item: ImageResult.NodeOutput) -> [String] {
    let title = "  \(item.node.distinct)  \(item.model.text)"
    guard let output = item.output else { return [title + ": " + (item.isUntold ? ImageResult.untold : "no output")] }
    let isWhole = output.status.code == .success
    let head = isWhole ? title : told(title, output.status)
    guard isWhole || output.status.code == .mixed else { return [head] }
    return [head] + lines(output.data).map { "    " + $0 }
  }

  private static func lines(_ data: OutputData) -> [String] {
    let regions = data.regions.flatMap { region in
      [region.box.map(words) ?? "region"] + lines(region.data).map { "  " + $0 }
    }
    return data.concepts.map { "\(decimals($0.value))  \($0.name)" }
      + data.colors.map { "\(decimals($0.share))  \($0.hex) \($0.w3cName)" } + regions
      + (data.text.map { $0.split(separator: "\n").map(String.init) } ?? [])
      + data.embeddings.map { "embedding of \($0.count) numbers, norm \(decimals($0.norm))" }
      + (data.others.isEmpty ? [] : [data.others.joined(separator: ", ") + ", which -o json prints"])
      + (data.picture.map { ["picture of \($0.utf8.count / 4 * 3) bytes, which -o json prints"] } ?? [])
  }

  private static func words(_ box: Region.BoundingBox) -> String {
    "region \(decimals(box.left)),\(decimals(box.top)) to \(decimals(box.right)),\(decimals(box.bottom))"
  }

  /// Four places, as the service's own pages show values; what is no share of anything stays as it is.
  private static func decimals(_ value: Double) -> String {
    guard abs(value) < 1_000_000 else { return "\(value)" }
    let digits = String(Int((min(abs(value), 1_000_000) * 10_000).rounded()))
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
  }
}
