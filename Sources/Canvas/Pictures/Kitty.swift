/// The graphics protocol of kitty, which Ghostty, WezTerm, Konsole and others speak too: a picture is sent once, gets a
/// number, and is then put, moved and taken away by it.
///
/// Of its commands only the question is answered, and what is put through tmux: an answer can come at a bad time.
package enum Kitty {
  /// A picture's number: anything but 0.
  package typealias ID = UInt32

  /// Asks whether the terminal speaks it, by a picture of one pixel that is not kept. The answer has this number.
  package static let question = command("a=q,i=\(questionID),s=1,v=1,t=d,f=24", payload: Array("AAAA".utf8)[...])
  package static let questionID: ID = 31

  /// The commands that send a file of PNG. All must arrive, in this order, before any other command of the protocol.
  package static func transmission(of file: [UInt8], as id: ID) -> [[UInt8]] {
    let text = Base64.encoded(file[...])
    return stride(from: 0, to: text.count, by: chunk).map { start in
      let end = min(start + chunk, text.count)
      let head = start == 0 ? "a=t,t=d,f=100,i=\(id),q=2," : "q=2,"
      return command(head + "m=\(end < text.count ? 1 : 0)", payload: text[start..<end])
    }
  }

  /// Ends a transmission that was begun and is not wanted any more: what is half a file is no picture, and not kept.
  package static let endOfTransmission = command("q=2,m=0", payload: [])

  /// Puts a part of a picture, in pixels, at the cursor, over so many cells. The cursor stays.
  /// - Parameter placement: the number by which this part is taken away; it takes the place of an earlier one with it.
  /// - Parameter level: what has a higher one lies above; from 0 on, all lie above text.
  package static func place(
    _ id: ID, placement: UInt32, x: Int, y: Int, width: Int, height: Int, over size: Size, level: Int
  ) -> [UInt8] {
    command(
      "a=p,i=\(id),p=\(placement),x=\(x),y=\(y),w=\(width),h=\(height),c=\(size.columns),r=\(size.rows),C=1,z=\(level),q=2"
    )
  }

  /// Lets placeholders show a picture, which is as large as so many cells.
  /// - Parameter asks: whether it is answered with the picture's number: what is sent past tmux may be lost.
  package static func placeVirtually(_ id: ID, placement: UInt32, over size: Size, asks: Bool) -> [UInt8] {
    command("a=p,U=1,i=\(id),p=\(placement),c=\(size.columns),r=\(size.rows)\(asks ? "" : ",q=2")")
  }

  package static func remove(placement: UInt32, of id: ID) -> [UInt8] {
    command("a=d,d=i,i=\(id),p=\(placement),q=2")
  }

  /// Takes a picture away, and forgets it.
  package static func delete(_ id: ID) -> [UInt8] {
    command("a=d,d=I,i=\(id),q=2")
  }

  /// What a command may carry, in letters of base64.
  private static let chunk = 4096

  private static func command(_ keys: String, payload: ArraySlice<UInt8> = []) -> [UInt8] {
    var bytes = Array("\u{1B}_G\(keys)".utf8)
    if !payload.isEmpty { bytes.append(UInt8(ascii: ";")) }
    return bytes + payload + [0x1B, UInt8(ascii: "\\")]
  }
}

/// What tmux passes on to the terminal that it runs in.
package enum Tmux {
  package static func passed(_ bytes: [UInt8]) -> [UInt8] {
    var passed = Array("\u{1B}Ptmux;".utf8)
    for byte in bytes {
      if byte == 0x1B { passed.append(0x1B) }
      passed.append(byte)
    }
    return passed + [0x1B, UInt8(ascii: "\\")]
  }
}
