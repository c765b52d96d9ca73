/// A vector that stands for an image: those of images that look alike are near each other.
public struct Embedding: Hashable, Sendable {
  public var vector: [Double]
  /// How many numbers it has, also where these were left out.
  public var count: Int

  public init(_ vector: [Double]) { self.init(vector, count: vector.count) }

  public init(_ vector: [Double], count: Int) {
    self.vector = vector
    self.count = count
  }

  /// Its length as that of an arrow.
  public var norm: Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// How near two are: 1 in the same direction, 0 across it, -1 against it. Nil where they cannot be compared: they have
  /// other lengths, or one has no direction.
  public func cosine(with other: Embedding) -> Double? {
    guard vector.count == other.vector.count, !vector.isEmpty else { return nil }
    var product = 0.0
    for index in vector.indices { product += vector[index] * other.vector[index] }
    let lengths = norm * other.norm
    return lengths > 0 && lengths.isFinite ? max(-1, min(1, product / lengths)) : nil
  }
}

extension Embedding: Codable {
  private enum CodingKeys: String, CodingKey {
    case vector
    case count = "num_dimensions"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    vector = try container.decodeIfPresent([Double].self, forKey: .vector) ?? []
    count = try container.decodeIfPresent(Int.self, forKey: .count) ?? vector.count
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if !vector.isEmpty { try container.encode(vector, forKey: .vector) }
    try container.encode(count, forKey: .count)
  }
}
