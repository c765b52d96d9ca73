internal import CNcurses

/// How cells are painted: colours as ncurses numbers them, -1 for the terminal's own, and the bits of `mw_attribute`.
struct Look: Hashable {
  var ink: Int32 = -1
  var ground: Int32 = -1
  var attributes: UInt32 = 0

  /// As far as it is seen on a blank: of one that is neither underlined nor in reverse, the ground.
  var onBlank: Look {
    attributes & (MW_UNDERLINE.rawValue | MW_REVERSE.rawValue) == 0 ? Look(ground: ground) : self
  }

  /// Whether it is seen on a blank that is its ground alone.
  var isGround: Bool { ink == -1 && attributes == 0 }
}
