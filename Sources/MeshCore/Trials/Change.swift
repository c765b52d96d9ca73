/// How the value of one finding differs between two variants.
public struct Change: Hashable, Sendable, Identifiable {
  /// What happens at a threshold.
  public enum Crossing: String, Hashable, Sendable, CaseIterable {
    /// It comes over the threshold; it was listed before, or not.
    case rises, appears
    /// It goes under it; it is still listed, or not.
    case falls, vanishes

    public var isUpwards: Bool {
      switch self {
      case .rises, .appears: true
      case .falls, .vanishes: false
      }
    }
  }

  public let id: Finding.Key
  public let name: String
  /// Of several images the mean; nil where the variant lists it for none.
  public let before: Double?
  public let after: Double?
  /// Images by how they changed, the largest change first. Those on which either variant gave nothing are left out, and
  /// those on which neither lists it.
  public let images: [OnImage]

  public struct OnImage: Hashable, Sendable {
    public let image: ImageSource
    public let before: Double?
    public let after: Double?

    public var change: Double { (after ?? 0) - (before ?? 0) }

    public func crossing(at threshold: Double) -> Crossing? {
      switch ((before ?? 0) >= threshold, (after ?? 0) >= threshold) {
      case (false, true): before == nil ? .appears : .rises
      case (true, false): after == nil ? .vanishes : .falls
      case (true, true), (false, false): nil
      }
    }
  }

  /// `region 2 train`, or only the name, of the whole image.
  public var title: String { (id.region.map { "region \($0) " } ?? "") + name }

  /// From -1 to 1; what is not listed counts as 0, as it is below all that is.
  public var change: Double { (after ?? 0) - (before ?? 0) }

  /// Of the means.
  public func crossing(at threshold: Double) -> Crossing? {
    guard let first = images.first, id.kind != .embedding else { return nil }
    return OnImage(image: first.image, before: before, after: after).crossing(at: threshold)
  }

  /// How many images cross the threshold, up and down.
  public func crossings(at threshold: Double) -> (up: Int, down: Int) {
    guard id.kind != .embedding else { return (0, 0) }
    return images.reduce(into: (0, 0)) { sum, image in
      guard let crossing = image.crossing(at: threshold) else { return }
      if crossing.isUpwards { sum.0 += 1 } else { sum.1 += 1 }
    }
  }

  /// On how many images it moved so that one sees it.
  public var movedImages: Int { images.count { abs($0.change) >= Self.leastSeen } }

  /// Whether it moved so far on any image that one sees it.
  public var isSeen: Bool { movedImages > 0 }

  /// Whether it has a line of its own: it is seen, or it crosses the threshold on an image, however little it moved.
  public func isShown(at threshold: Double) -> Bool {
    isSeen || images.contains { $0.crossing(at: threshold) != nil }
  }

  /// A change of less is not worth a line of its own.
  public static let leastSeen = 0.05
}

extension Change {
  /// `values`: of each image on which both variants gave something.
  init(_ key: Finding.Key, name: String, _ values: [OnImage]) {
    id = key
    self.name = name
    func mean(_ values: [Double?]) -> Double? {
      let known = values.compactMap(\.self)
      return known.isEmpty ? nil : known.reduce(0, +) / Double(values.count)
    }
    before = mean(values.map(\.before))
    after = mean(values.map(\.after))
    images = values.filter { $0.before != nil || $0.after != nil }.enumerated()
      .sorted { (abs($1.element.change), $0.offset) < (abs($0.element.change), $1.offset) }.map(\.element)
  }
}
