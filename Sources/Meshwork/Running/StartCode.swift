import Glibc

/// The code that only the start has needed: parsing, files, and what the program and its libraries set up.
enum StartCode {
  /// Gives back the pages of all code, which is in its files: what runs on is there again at the next key, in
  /// microseconds, and the rest takes no memory for as long as the editor is open.
  static func drop() {
    for range in mappings() where !range.isEmpty {
      madvise(UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, MADV_DONTNEED)
    }
  }

  /// Where files lie in memory as code that nothing has written to; empty where that cannot be read.
  private static func mappings() -> [Range<UInt>] {
    guard let file = fopen("/proc/self/maps", "re") else { return [] }
    defer { fclose(file) }
    var (line, room) = (UnsafeMutablePointer<CChar>?.none, 0)
    defer { free(line) }
    var found: [Range<UInt>] = []
    while getline(&line, &room, file) > 0, let text = line.map({ String(cString: $0) }) {
      // 55d0-66e0 r-xp 00001000 fe:01 1234 /usr/bin/meshwork
      let fields = text.split(separator: " ", maxSplits: 5)
      guard fields.count == 6, fields[1] == "r-xp", fields[5].drop(while: { $0 == " " }).hasPrefix("/") else {
        continue
      }
      let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      if ends.count == 2, ends[0] < ends[1] { found.append(ends[0]..<ends[1]) }
    }
    return found
  }
}
