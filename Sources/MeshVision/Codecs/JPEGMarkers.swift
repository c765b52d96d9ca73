/// What a walk over a JPEG's markers tells and its decoding library does not.
struct JPEGMarkers {
  /// How the picture has to be turned to stand upright.
  private(set) var orientation = Orientation.upright
  /// Whether an Adobe marker stands in the file: CMYK samples are then stored inverted.
  private(set) var isAdobe = false
  /// Scans begun: a progressive file refines its picture in several.
  private(set) var scans = 0
  /// Whether the end marker was met: without it the file was cut short.
  private(set) var isComplete = false

  init(_ bytes: [UInt8]) {
    var position = 2
    while let start = bytes[min(position, bytes.count)...].firstIndex(of: 0xFF), start + 1 < bytes.count {
      let code = bytes[start + 1]
      switch code {
      case 0xFF:
        position = start + 1
      case 0x00, 0x01, 0xD0...0xD8:
        // A stuffed byte of the picture data, or a marker without content.
        position = start + 2
      case 0xD9:
        isComplete = true
        return
      default:
        guard start + 3 < bytes.count else { return }
        let end = start + 2 + max(2, Int(bytes[start + 2]) << 8 | Int(bytes[start + 3]))
        read(code, bytes[min(start + 4, bytes.count)..<min(end, bytes.count)])
        position = end
      }
    }
  }

  private mutating func read(_ code: UInt8, _ content: ArraySlice<UInt8>) {
    switch code {
    case 0xDA:
      scans += 1
    case 0xE1 where content.starts(with: "Exif\0\0".utf8):
      orientation = Orientation(exif: content.dropFirst(6)) ?? orientation
    case 0xEE where content.starts(with: "Adobe".utf8):
      isAdobe = true
    default:
      break
    }
  }
}
