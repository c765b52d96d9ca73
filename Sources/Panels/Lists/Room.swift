/// The room that something has, by where more of it is shown than before.
package struct Room: Hashable, Sendable {
  private let columns: Int

  package init(_ columns: Int) { self.columns = columns }

  /// Two things stand side by side, and nothing is cut short for want of room.
  package var isWide: Bool { columns >= 110 }
  /// Panes stand side by side, and a table has the columns that can be done without.
  package var isMedium: Bool { columns >= 70 }
  /// Remarks stand beside what they are about.
  package var isRoomy: Bool { columns >= 60 }
}
