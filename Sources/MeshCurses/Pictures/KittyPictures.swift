internal import Canvas

/// The pictures that a terminal with kitty's protocol has been sent, and where it shows them.
///
/// A picture that was sent is kept there under a number, and put again without its bytes; the number of those is bounded.
/// The boxes on it are a picture of their own that lies on it: hundreds of bytes, where the picture has ten thousands.
/// Placeholders show one picture only: through tmux boxes are drawn into it.
struct KittyPictures: Sendable {
  private enum Content: Hashable {
    case picture(UInt64, [PictureBox])
    case boxes([PictureBox], PixelSize)
  }

  private struct Sent {
    let id: Kitty.ID
    let content: Content
    let size: PixelSize
    let chunks: Int
    var lastUse: Int
    /// When the terminal beyond tmux was asked whether it has the picture, and whether it has said so.
    var askedAt: Int?
    var isConfirmed = false
  }

  private struct Placement {
    let id: Kitty.ID
    let number: UInt32
    let spot: Spot
  }

  /// A part of a picture's place that is to be seen.
  private struct Spot: Hashable {
    let content: Content
    let part: Rect
    let whole: Rect

    var level: Int { if case .boxes = content { 1 } else { 0 } }
  }

  /// Passes commands on through tmux, and shows pictures in placeholders.
  private let isInTmux: Bool
  /// The highest byte of all numbers, so that no two programs in a terminal have the same.
  private let mark: UInt32
  /// What boxes are drawn in; another one counts for what is sent from then on.
  var colors: BoxColors
  private var sent: [Sent] = []
  private var placements: [Placement] = []
  private var uses = 0
  private var lastNumber: UInt32 = 0
  /// How often a picture was lost on its way through tmux, and how often one was heard to be there.
  private(set) var losses = 0
  private(set) var arrivals = 0

  /// Of pictures; as many as there are colours to tell placeholders apart.
  private static let numbers: ClosedRange<UInt32> = 1...7
  /// Of boxes.
  private static let boxNumbers: ClosedRange<UInt32> = 8...15

  /// - Parameter mark: 1 to 127: Konsole reads a picture's number as one with a sign.
  init(mark: UInt8, isInTmux: Bool, colors: BoxColors) {
    self.mark = UInt32(max(1, mark & 0x7F)) << 24
    self.isInTmux = isInTmux
    self.colors = colors
  }

  /// The number of a picture that the terminal beyond tmux has: placeholders of others would only be in their way. Until it
  /// has the one with these boxes, that of the same with others.
  func confirmedID(of picture: PlacedPicture) -> Kitty.ID? {
    let wanted = Content.picture(picture.pixels.digest, picture.boxes)
    return sent.last { $0.content == wanted && $0.isConfirmed }?.id ?? standIn(for: picture)?.id
  }

  /// Whether the terminal has been sent all of a picture.
  func isThere(_ picture: PlacedPicture, _ outbox: Outbox) -> Bool {
    sent.last { $0.content == .picture(picture.pixels.digest, []) }
      .map { outbox.count(of: .transmission($0.id)) == 0 } ?? false
  }

  private func has(_ picture: PlacedPicture) -> Bool {
    sent.contains { $0.content == .picture(picture.pixels.digest, picture.boxes) && $0.isConfirmed }
  }

  private func standIn(for picture: PlacedPicture) -> Placement? {
    placements.last { placement in
      guard placement.spot.whole == picture.rect, case .picture(picture.pixels.digest, _) = placement.spot.content
      else { return false }
      return sent.contains { $0.id == placement.id && $0.isConfirmed }
    }
  }

  /// Takes away what a frame does not show, and queues what it shows anew.
  /// - Returns: what is to be sent at once.
  mutating func update(to frame: Frame, outbox: inout Outbox, sizes: PictureSizes) -> [UInt8] {
    var spots: [(spot: Spot, picture: PlacedPicture)] = []
    for (index, picture) in frame.pictures.enumerated() {
      for content in contents(of: picture, sizes) {
        for part in frame.visibleParts(of: index) {
          let spot = Spot(content: content, part: isInTmux ? picture.rect : part, whole: picture.rect)
          if !spots.contains(where: { $0.spot == spot }) { spots.append((spot, picture)) }
        }
      }
    }
    let standIns = isInTmux ? frame.pictures.filter { !has($0) }.compactMap { standIn(for: $0)?.spot } : []
    var bytes = takeAway(allBut: Set(spots.map(\.spot) + standIns), outbox: &outbox)
    let contents = Set(spots.map(\.spot.content))
    for (spot, picture) in spots {
      let size = size(of: spot.content, picture, sizes)
      let earlier = placements.filter { $0.spot == spot }
      if earlier.contains(where: { placed in sent.contains { $0.id == placed.id && $0.size.suits(size) } }) { continue }
      guard let id = send(spot.content, of: picture, in: size, keeping: contents, outbox: &outbox) else { continue }
      lastNumber += 1
      bytes += place(Placement(id: id, number: lastNumber, spot: spot), outbox: &outbox)
      // With fewer pixels, sent while less was known of the line: it goes once the other one is there.
      placements.removeAll { placed in earlier.contains { $0.number == placed.number } }
      outbox.append(
        earlier.map { Outbox.Piece(.deletion($0.id), wrapped(Kitty.remove(placement: $0.number, of: $0.id))) })
    }
    return bytes
  }

  /// What is sent for a picture.
  private func contents(of picture: PlacedPicture, _ sizes: PictureSizes) -> [Content] {
    let digest = picture.pixels.digest
    guard !isInTmux, !picture.boxes.isEmpty else { return [.picture(digest, picture.boxes)] }
    return [.picture(digest, []), .boxes(picture.boxes, sizes.place(of: picture))]
  }

  /// Takes all away, to be put anew: the pictures themselves stay with the terminal.
  mutating func lift(outbox: inout Outbox) -> [UInt8] { takeAway(allBut: [], outbox: &outbox) }

  /// The placement has been sent, which through tmux is a question too.
  mutating func didSend(placement number: UInt32, at now: Int) {
    guard isInTmux, let placement = placements.first(where: { $0.number == number }),
      let index = sent.firstIndex(where: { $0.id == placement.id && !$0.isConfirmed })
    else { return }
    sent[index].askedAt = now
  }

  /// The terminal beyond tmux says whether it has a picture.
  mutating func confirm(_ id: Kitty.ID, isThere: Bool) {
    guard let index = sent.firstIndex(where: { $0.id == id }) else { return }
    sent[index].askedAt = nil
    sent[index].isConfirmed = isThere
    if isThere { arrivals += 1 } else { lose(id) }
  }

  /// When `expire` should be called.
  var deadline: Int? { sent.compactMap(\.askedAt).min().map { $0 + Self.patience } }

  /// What has not been confirmed for so long was lost.
  mutating func expire(at now: Int) {
    for picture in sent where picture.askedAt.map({ now >= $0 + Self.patience }) ?? false {
      lose(picture.id)
    }
  }

  /// Expects no more answers.
  mutating func giveUpAnswers() {
    for index in sent.indices {
      sent[index].askedAt = nil
    }
  }

  private mutating func lose(_ id: Kitty.ID) {
    losses += 1
    sent.removeAll { $0.id == id }
    placements.removeAll { $0.id == id }
  }

  /// In milliseconds.
  private static let patience = 3000

  /// Forgets all that the terminal shows, since it has been cleared, or is given to others.
  /// - Returns: what makes it forget as well.
  mutating func forget(outbox: inout Outbox) -> [UInt8] {
    let bytes = deletion(outbox)
    sent = []
    placements = []
    outbox.clear()
    return bytes
  }
}

extension KittyPictures {
  /// What deletes all pictures that may have been sent, after what ends one that is half sent.
  func deletion(_ outbox: Outbox) -> [UInt8] {
    let end = sent.contains { isHalfSent($0, outbox) } ? wrapped(Kitty.endOfTransmission) : []
    return end + sent.flatMap { wrapped(Kitty.delete($0.id)) }
  }

  private mutating func takeAway(allBut spots: Set<Spot>, outbox: inout Outbox) -> [UInt8] {
    let unwanted = placements.filter { !spots.contains($0.spot) }
    placements.removeAll { !spots.contains($0.spot) }
    var bytes: [UInt8] = []
    for placement in unwanted {
      let tag = Outbox.Tag.placement(placement.number)
      // One that was not sent need not be taken away.
      if outbox.count(of: tag) > 0 {
        outbox.drop { $0 == tag }
      } else {
        bytes += wrapped(Kitty.remove(placement: placement.number, of: placement.id))
      }
    }
    let contents = Set(spots.map(\.content))
    for picture in sent where outbox.count(of: .transmission(picture.id)) > 0 {
      let isHalf = isHalfSent(picture, outbox)
      // Between the chunks of a picture no other command may be sent: one that is wanted begins anew after it.
      guard !contents.contains(picture.content) || isHalf && !bytes.isEmpty else { continue }
      outbox.drop { $0 == .transmission(picture.id) }
      if isHalf {
        bytes = wrapped(Kitty.endOfTransmission) + bytes + wrapped(Kitty.delete(picture.id))
      } else {
        // What had its number before is forgotten too, but not within another picture that is half sent.
        outbox.append([Outbox.Piece(.deletion(picture.id), wrapped(Kitty.delete(picture.id)))])
      }
      for placement in placements where placement.id == picture.id {
        outbox.drop { $0 == .placement(placement.number) }
      }
      placements.removeAll { $0.id == picture.id }
      sent.removeAll { $0.id == picture.id }
    }
    return bytes
  }

  private func isHalfSent(_ picture: Sent, _ outbox: Outbox) -> Bool {
    (1..<picture.chunks).contains(outbox.count(of: .transmission(picture.id)))
  }

  /// The number of a picture, whose bytes are queued unless it has been sent, about as large or larger.
  private mutating func send(
    _ content: Content, of picture: PlacedPicture, in size: PixelSize, keeping contents: Set<Content>,
    outbox: inout Outbox
  ) -> Kitty.ID? {
    uses += 1
    let numbers = if case .boxes = content { Self.boxNumbers } else { Self.numbers }
    if let index = sent.lastIndex(where: { $0.content == content && $0.size.suits(size) }) {
      sent[index].lastUse = uses
      return sent[index].id
    }
    guard let id = freeID(among: numbers, keeping: contents) else { return nil }
    let chunks = Kitty.transmission(of: file(content, of: picture, size), as: id)
    sent.append(Sent(id: id, content: content, size: size, chunks: chunks.count, lastUse: uses))
    outbox.append(chunks.map { Outbox.Piece(.transmission(id), wrapped($0)) })
    return id
  }

  private func size(of content: Content, _ picture: PlacedPicture, _ sizes: PictureSizes) -> PixelSize {
    switch content {
    case .picture: sizes.sent(picture)
    case .boxes(_, let place): place
    }
  }

  private func file(_ content: Content, of picture: PlacedPicture, _ size: PixelSize) -> [UInt8] {
    switch content {
    case .boxes: return PNG.file(BoxMask(of: picture, in: size), in: colors)
    case .picture(_, let boxes):
      let small = picture.pixels.resized(width: size.width, height: size.height)
      return PNG.file(boxes.isEmpty ? small : small.with(BoxMask(of: picture, in: size), in: colors))
    }
  }

  /// A number that no picture has, or that of the one that was not used for longest.
  private mutating func freeID(among numbers: ClosedRange<UInt32>, keeping contents: Set<Content>) -> Kitty.ID? {
    let free = numbers.first { number in !sent.contains { $0.id == mark | number } }
    if let free { return mark | free }
    let idle = sent.filter { numbers.contains($0.id & 0xFF) && !contents.contains($0.content) }
    guard let oldest = idle.min(by: { $0.lastUse < $1.lastUse }) else { return nil }
    sent.removeAll { $0.id == oldest.id }
    // Sending another under its number makes the terminal forget it.
    return oldest.id
  }

  /// Queues what puts a part of a picture.
  /// - Returns: what is to be sent at once instead.
  private mutating func place(_ placement: Placement, outbox: inout Outbox) -> [UInt8] {
    guard let picture = sent.first(where: { $0.id == placement.id }) else { return [] }
    placements.append(placement)
    let (part, whole) = (placement.spot.part, placement.spot.whole)
    let tag = Outbox.Tag.placement(placement.number)
    guard !isInTmux else {
      // Whether it is there is asked once: tmux gives an answer to the pane that is active by then. And what comes after
      // the cells is dropped where tmux is to draw its window anew for them.
      let command = wrapped(
        Kitty.placeVirtually(
          placement.id, placement: placement.number, over: whole.size, asks: !picture.isConfirmed))
      guard !picture.isConfirmed else { return command }
      outbox.append([Outbox.Piece(tag, command)])
      return []
    }
    let crop = part.pixels(of: picture.size, over: whole)
    let command = Kitty.place(
      placement.id, placement: placement.number, x: crop.x, y: crop.y, width: crop.width, height: crop.height,
      over: part.size, level: placement.spot.level)
    outbox.append([Outbox.Piece(tag, command.at(row: part.row, column: part.column))])
    return []
  }

  private func wrapped(_ command: [UInt8]) -> [UInt8] { isInTmux ? Tmux.passed(command) : command }
}

extension PixelSize {
  /// Whether a picture of this size need not be sent again in another one.
  fileprivate func suits(_ wanted: PixelSize) -> Bool { width * 4 >= wanted.width * 3 }
}

extension Rect {
  /// The pixels of a picture that lie in the rectangle, where the picture fills another one around it.
  func pixels(of size: PixelSize, over whole: Rect) -> (x: Int, y: Int, width: Int, height: Int) {
    let left = (column - whole.column) * size.width / whole.columns
    let top = (row - whole.row) * size.height / whole.rows
    let right = (maxColumn - whole.column) * size.width / whole.columns
    let bottom = (maxRow - whole.row) * size.height / whole.rows
    return (left, top, max(1, right - left), max(1, bottom - top))
  }
}

extension [UInt8] {
  /// Sent with the cursor at a cell; it is put back, and how text looks stays.
  func at(row: Int, column: Int) -> [UInt8] {
    Array("\u{1B}7\u{1B}[\(row + 1);\(column + 1)H".utf8) + self + Array("\u{1B}8".utf8)
  }
}
