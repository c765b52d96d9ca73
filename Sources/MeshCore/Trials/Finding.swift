/// One thing that a node found in an image, with its value: what two answers are compared by.
public struct Finding: Hashable, Sendable {
  /// What it is, the same in both answers.
  public struct Key: Hashable, Sendable {
    /// Of embeddings how near they are to the first, as a cosine.
    public enum Kind: Hashable, Sendable { case concept, color, embedding }

    public let node: NodeID
    /// The region of the image, counted from 1 as both answers have them; nil for the whole image.
    public let region: Int?
    public let kind: Kind
    /// The concept's id, or its name where it has none; the colour's W3C name.
    public let id: String
  }

  public let key: Key
  public let name: String
  /// 0 to 1.
  public let value: Double
}

extension OutputData {
  /// All that a node found, each thing once: the highest value of a concept, the sum of a colour's shares.
  ///
  /// `regions`: the number of each region of `self`, nil to leave it out.
  func findings(of node: NodeID, regions numbers: [Int?]) -> [Finding.Key: Finding] {
    var found: [Finding.Key: Finding] = [:]
    add(to: &found, node, region: nil)
    for (region, number) in zip(regions, numbers) {
      guard let number else { continue }
      region.data.add(to: &found, node, region: number)
      guard region.data.concepts.isEmpty, let value = region.value else { continue }
      let key = Finding.Key(node: node, region: number, kind: .concept, id: "")
      found[key] = Finding(key: key, name: "region", value: value)
    }
    return found
  }

  private func add(to found: inout [Finding.Key: Finding], _ node: NodeID, region: Int?) {
    for concept in concepts {
      let key = Finding.Key(node: node, region: region, kind: .concept, id: concept.key)
      if let known = found[key], known.value >= concept.value { continue }
      found[key] = Finding(key: key, name: concept.name, value: concept.value)
    }
    for color in colors {
      let key = Finding.Key(node: node, region: region, kind: .color, id: color.title)
      found[key] = Finding(key: key, name: color.title, value: color.share + (found[key]?.value ?? 0))
    }
  }
}

/// Which regions of two answers are the same: the pairs that overlap most, at least by three tenths.
struct RegionPairs {
  /// By region of the first answer, and of the second.
  private(set) var first: [Int?]
  private(set) var second: [Int?]

  init(_ one: [Region], _ other: [Region]) {
    first = Array(repeating: nil, count: one.count)
    second = Array(repeating: nil, count: other.count)
    var overlaps: [(Double, Int, Int)] = []
    for (index, region) in one.enumerated() {
      for (otherIndex, otherRegion) in other.enumerated() {
        let overlap = region.box.flatMap { box in otherRegion.box.map { box.overlap(with: $0) } } ?? 0
        if overlap >= 0.3 { overlaps.append((overlap, index, otherIndex)) }
      }
    }
    var number = 0
    // The order of the answers decides between equal ones by their sum, which is the same whichever comes first.
    for (_, index, otherIndex) in overlaps.sorted(by: { ($1.0, $0.1 + $0.2) < ($0.0, $1.1 + $1.2) })
    where first[index] == nil && second[otherIndex] == nil {
      number += 1
      (first[index], second[otherIndex]) = (number, number)
    }
    for index in first.indices where first[index] == nil {
      number += 1
      first[index] = number
    }
    for index in second.indices where second[index] == nil {
      number += 1
      second[index] = number
    }
  }
}

extension Region.BoundingBox {
  /// The share of what either covers that both cover, 0 to 1.
  func overlap(with other: Self) -> Double {
    let height = min(bottom, other.bottom) - max(top, other.top)
    let width = min(right, other.right) - max(left, other.left)
    guard height > 0, width > 0 else { return 0 }
    let both = height * width
    return both / (area + other.area - both)
  }

  private var area: Double { max(0, bottom - top) * max(0, right - left) }
}
