/// A concept and how sure the model is of it.
public struct Concept: Hashable, Sendable, Codable, Identifiable {
  public var id: String
  public var name: String
  /// 0 to 1. A concept that comes without a value has 1 (contract, section 2.1).
  public var value: Double

  public init(id: String, name: String? = nil, value: Double) {
    self.id = id
    self.name = name ?? id
    self.value = value
  }

  /// What it is known by: its id, or its name where it has none.
  package var key: String { id.nonEmpty ?? name }

  private enum CodingKeys: String, CodingKey { case id, name, value }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    name = try container.decodeIfPresent(String.self, forKey: .name)?.nonEmpty ?? id
    value = try container.decodeIfPresent(Double.self, forKey: .value) ?? 1
  }
}

/// A colour of an image with the share of the image it covers.
public struct ColorShare: Hashable, Sendable, Codable {
  /// The colour as `#rrggbb`.
  public var hex: String
  /// The nearest W3C colour and its name, e.g. `rosybrown`.
  public var w3cHex: String
  public var w3cName: String
  /// 0 to 1.
  public var share: Double

  public init(hex: String, w3cHex: String, w3cName: String, share: Double) {
    self.hex = hex
    self.w3cHex = w3cHex
    self.w3cName = w3cName
    self.share = share
  }

  /// What people read: the nearest colour's name, or the colour itself where that has none.
  package var title: String { w3cName.nonEmpty ?? hex }

  private enum CodingKeys: String, CodingKey {
    case hex = "raw_hex"
    case w3c
    case share = "value"
  }
  private enum NameKeys: String, CodingKey { case hex, name }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    hex = try container.decodeIfPresent(String.self, forKey: .hex) ?? ""
    share = try container.decodeIfPresent(Double.self, forKey: .share) ?? 0
    let name = try? container.nestedContainer(keyedBy: NameKeys.self, forKey: .w3c)
    w3cHex = try name?.decodeIfPresent(String.self, forKey: .hex) ?? hex
    w3cName = try name?.decodeIfPresent(String.self, forKey: .name) ?? ""
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(hex, forKey: .hex)
    try container.encode(share, forKey: .share)
    var name = container.nestedContainer(keyedBy: NameKeys.self, forKey: .w3c)
    try name.encode(w3cHex, forKey: .hex)
    try name.encode(w3cName, forKey: .name)
  }
}

/// A part of an image and what a model says of it.
public struct Region: Hashable, Sendable, Codable {
  /// A rectangle in shares of the image's height and width, 0 to 1.
  public struct BoundingBox: Hashable, Sendable, Codable {
    public var top, left, bottom, right: Double

    public init(top: Double, left: Double, bottom: Double, right: Double) {
      self.top = top
      self.left = left
      self.bottom = bottom
      self.right = right
    }

    private enum CodingKeys: String, CodingKey {
      case top = "top_row"
      case left = "left_col"
      case bottom = "bottom_row"
      case right = "right_col"
    }

    /// proto3 leaves zeros out.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      top = try container.decodeIfPresent(Double.self, forKey: .top) ?? 0
      left = try container.decodeIfPresent(Double.self, forKey: .left) ?? 0
      bottom = try container.decodeIfPresent(Double.self, forKey: .bottom) ?? 0
      right = try container.decodeIfPresent(Double.self, forKey: .right) ?? 0
    }
  }

  /// A point within the image, such as an eye: shares of its height and width.
  public struct Keypoint: Hashable, Sendable, Codable {
    public var row, col: Double
    public var visibility: String?

    public init(row: Double, col: Double, visibility: String? = nil) {
      self.row = row
      self.col = col
      self.visibility = visibility
    }

    /// proto3 leaves zeros out.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      row = try container.decodeIfPresent(Double.self, forKey: .row) ?? 0
      col = try container.decodeIfPresent(Double.self, forKey: .col) ?? 0
      visibility = try? container.decodeIfPresent(String.self, forKey: .visibility)
    }
  }

  public var id: String
  public var box: BoundingBox?
  public var keypoints: [Keypoint]
  public var value: Double?
  public var data: OutputData

  public init(
    id: String, box: BoundingBox?, keypoints: [Keypoint] = [], value: Double? = nil, data: OutputData = OutputData()
  ) {
    self.id = id
    self.box = box
    self.keypoints = keypoints
    self.value = value
    self.data = data
  }

  private enum CodingKeys: String, CodingKey {
    case id, value, data
    case info = "region_info"
  }
  private enum InfoKeys: String, CodingKey {
    case box = "bounding_box"
    case keypoints = "keypoint_locations"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id) ?? ""
    value = try container.decodeIfPresent(Double.self, forKey: .value)
    data = try container.decodeIfPresent(OutputData.self, forKey: .data) ?? OutputData()
    let info = try? container.nestedContainer(keyedBy: InfoKeys.self, forKey: .info)
    box = try info?.decodeIfPresent(BoundingBox.self, forKey: .box)
    keypoints = try info?.decodeIfPresent([Keypoint].self, forKey: .keypoints) ?? []
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(value, forKey: .value)
    try container.encode(data, forKey: .data)
    guard box != nil || !keypoints.isEmpty else { return }
    var info = container.nestedContainer(keyedBy: InfoKeys.self, forKey: .info)
    try info.encodeIfPresent(box, forKey: .box)
    if !keypoints.isEmpty { try info.encode(keypoints, forKey: .keypoints) }
  }
}
