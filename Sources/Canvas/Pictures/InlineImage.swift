/// Pictures as iTerm2 takes them, which WezTerm, mintty and others do too: a file, and how many cells it fills.
package enum InlineImage {
  /// Draws a file of PNG from the cursor's cell on. Not every terminal leaves the cursor there.
  package static func string(_ file: [UInt8], over size: Size) -> [UInt8] {
    let head =
      "\u{1B}]1337;File=inline=1;size=\(file.count);width=\(size.columns);height=\(size.rows);"
      + "preserveAspectRatio=0;doNotMoveCursor=1:"
    return Array(head.utf8) + Base64.encoded(file[...]) + [0x07]
  }
}
