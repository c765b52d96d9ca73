import MeshVision

/// What a model version of the catalogue computes on this machine.
enum Computation: Hashable, Sendable {
  case colors(clusters: Int, minimumShare: Double)
  case quality(QualityModel.Revision)
  case tiles
  case centerCrop
  /// `scale` 1.1: each region with a tenth more of its height and width.
  case marginCrop(scale: Double)
  case threshold

  /// The ids of all concepts that it can find; nil: it finds none, or passes on what others find.
  var concepts: [String]? {
    switch self {
    case .quality: ["sharp", "blurry", "bright", "dark", "contrast", "colorful", "underexposed", "overexposed"]
    case .colors, .tiles, .centerCrop, .marginCrop, .threshold: nil
    }
  }

  /// The computation with a node's parameters filled in. Those of the service's models that we do not know are let pass.
  func operation(with parameters: Parameters) throws(Parameters.Fault) -> Operation {
    switch self {
    case .colors(let clusters, let share): return .colors(clusters: clusters, minimumShare: share)
    case .marginCrop(let scale): return .scale(scale)
    case .quality(let revision):
      try parameters.allow([])
      return .quality(revision)
    case .tiles:
      try parameters.allow(["rows", "columns"])
      return .tiles(
        rows: try parameters.whole("rows", in: 1...8, or: 2),
        columns: try parameters.whole("columns", in: 1...8, or: 2))
    case .centerCrop:
      try parameters.allow(["share"])
      return .scale(try parameters.number("share", in: 0.1...1, or: 0.5))
    case .threshold:
      try parameters.allow(["threshold"])
      return .threshold(try parameters.number("threshold", in: 0...1, or: 0.5))
    }
  }
}

/// A computation that can be run on parts of an image.
enum Operation: Hashable, Sendable {
  case colors(clusters: Int, minimumShare: Double)
  case quality(QualityModel.Revision)
  case tiles(rows: Int, columns: Int)
  case scale(Double)
  case threshold(Double)

  /// Whether what it gives are pictures of their own.
  var isCrop: Bool {
    switch self {
    case .scale: true
    case .colors, .quality, .tiles, .threshold: false
    }
  }
}
